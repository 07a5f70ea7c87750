/**
 * The way out. In: committed rows of the outbox, woken by the commit. Out: Kafka records,
 * acknowledged before the position moves. Keys, headers and bytes are carried, never looked into.
 */
@NullMarked
package io.lading.core.relay;

import org.jspecify.annotations.NullMarked;
