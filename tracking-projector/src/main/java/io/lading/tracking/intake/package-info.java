/** Records of the status topic in, time line entries (or why not) out. */
@NullMarked
package io.lading.tracking.intake;

import org.jspecify.annotations.NullMarked;
