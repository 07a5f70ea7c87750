/**
 * The outbox in PostgreSQL. In: messages to append, lanes to read and to move. Out: pages of rows
 * in publishing order. The only place with SQL about the outbox.
 */
@NullMarked
package io.lading.core.outbox.postgres;

import org.jspecify.annotations.NullMarked;
