/**
 * What {@code /actuator/health} says: the truth about opening, topics, relay and broker. Walks in:
 * their states. Walks out: UP, OUT_OF_SERVICE or DOWN, each with its reason.
 */
@NullMarked
package io.lading.ingest.health;

import org.jspecify.annotations.NullMarked;
