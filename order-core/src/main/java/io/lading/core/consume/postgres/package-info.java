/** Positions in PostgreSQL. Walks in: claims and moves. Walks out: rows of consumer_position. */
@NullMarked
package io.lading.core.consume.postgres;

import org.jspecify.annotations.NullMarked;
