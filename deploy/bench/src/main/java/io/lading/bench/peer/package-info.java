/**
 * Case (b): what a competent team would write first. In walk trades from Kafka, one record at a
 * time; out walk status events through an outbox table that is polled and deleted from.
 */
@NullMarked
package io.lading.bench.peer;

import org.jspecify.annotations.NullMarked;
