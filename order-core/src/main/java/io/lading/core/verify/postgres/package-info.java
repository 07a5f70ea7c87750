/** The checks that are SQL: one class each. They read one snapshot and change nothing. */
@NullMarked
package io.lading.core.verify.postgres;

import org.jspecify.annotations.NullMarked;
