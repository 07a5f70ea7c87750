/** Storage of the use cases: the only place with their SQL. */
@NullMarked
package io.lading.core.postgres;

import org.jspecify.annotations.NullMarked;
