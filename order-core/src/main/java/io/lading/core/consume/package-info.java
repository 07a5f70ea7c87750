/**
 * Consuming topics so that they can be replayed: the position in PostgreSQL is the truth. Walks in:
 * records, and how topics were configured. Walks out: batches of messages, and the terms on which
 * topics keep what they are given.
 */
@NullMarked
package io.lading.core.consume;

import org.jspecify.annotations.NullMarked;
