/**
 * Real engines for tests and for the local run. In: a choice of source (embedded processes,
 * containers, given addresses). Out: a PostgreSQL to make databases in and a Kafka broker to make
 * topics on, the same to their users whatever the source.
 */
@NullMarked
package io.lading.engines;

import org.jspecify.annotations.NullMarked;
