/**
 * Orders, live and archived, and stock, read without locks: no status change ever waits for a
 * question. Walks in: questions; connections that begin with {@link
 * io.lading.core.query.postgres.QuerySession}, to the primary or to a replica. Walks out: views.
 */
@NullMarked
package io.lading.core.query.postgres;

import org.jspecify.annotations.NullMarked;
