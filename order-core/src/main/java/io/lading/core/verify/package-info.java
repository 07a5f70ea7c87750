/** Checks the invariants of a live or broken system and prints offending ids. */
@NullMarked
package io.lading.core.verify;

import org.jspecify.annotations.NullMarked;
