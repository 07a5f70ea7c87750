/**
 * Topics in. Walks in: what a poll brought. Walks out: a batch of entries, each something to act on
 * or a dead letter, handed to the use case of order-core that commits it.
 */
@NullMarked
package io.lading.ingest.intake;

import org.jspecify.annotations.NullMarked;
