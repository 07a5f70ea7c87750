/** Storage of the time line: the only place with its SQL, apart from what verifies it. */
@NullMarked
package io.lading.tracking.postgres;

import org.jspecify.annotations.NullMarked;
