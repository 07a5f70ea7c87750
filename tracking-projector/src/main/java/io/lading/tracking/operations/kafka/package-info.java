/**
 * Asks the brokers with an admin client. Walks in: names of groups and topics. Walks out: figures.
 */
@NullMarked
package io.lading.tracking.operations.kafka;

import org.jspecify.annotations.NullMarked;
