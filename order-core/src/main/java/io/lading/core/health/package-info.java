/**
 * What services say at {@code /actuator/health} of their opening, topics, relay, chores and broker.
 * Walks in: their states. Walks out: UP, OUT_OF_SERVICE or DOWN, each with its reason.
 */
@NullMarked
package io.lading.core.health;

import org.jspecify.annotations.NullMarked;
