/**
 * Snapshots of orders. Walks in: status events, of which only the order is of interest, and an
 * operator's wish. Walks out: each of these orders as it is now, on the compacted topic.
 */
@NullMarked
package io.lading.ingest.snapshots;

import org.jspecify.annotations.NullMarked;
