/**
 * The order centre on PostgreSQL: the use cases that write orders and stock, and their SQL. Walks
 * in: batches. Walks out: outcomes, committed. Only {@link
 * io.lading.core.centre.postgres.OrderCentre} is for others; nothing of the library depends on this
 * room.
 */
@NullMarked
package io.lading.core.centre.postgres;

import org.jspecify.annotations.NullMarked;
