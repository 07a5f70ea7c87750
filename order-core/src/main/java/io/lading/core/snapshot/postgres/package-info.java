/** The present state of orders in PostgreSQL, read set by set. */
@NullMarked
package io.lading.core.snapshot.postgres;

import org.jspecify.annotations.NullMarked;
