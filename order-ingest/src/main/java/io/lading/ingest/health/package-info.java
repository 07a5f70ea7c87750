/**
 * What {@code /actuator/health} says beside what other services say, too ({@link
 * io.lading.core.health}). Walks in: what the guard of the topics has found. Walks out: UP, with
 * what somebody should change.
 */
@NullMarked
package io.lading.ingest.health;

import org.jspecify.annotations.NullMarked;
