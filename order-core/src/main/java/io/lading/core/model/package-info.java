/** Facts and rules without framework: identities, canonical content, codes. */
@NullMarked
package io.lading.core.model;

import org.jspecify.annotations.NullMarked;
