/**
 * Time lines as they grow, to whoever follows one. Walks in: an order and the last event that was
 * seen of it; what is new on the time lines that are followed. Walks out: every later event, each
 * once and in order, as server-sent events. Knows nothing of HTTP but the bytes, and no SQL.
 */
@NullMarked
package io.lading.tracking.stream;

import org.jspecify.annotations.NullMarked;
