/** The SQL of verifying the time line; of one snapshot, read only. */
@NullMarked
package io.lading.tracking.verify.postgres;

import org.jspecify.annotations.NullMarked;
