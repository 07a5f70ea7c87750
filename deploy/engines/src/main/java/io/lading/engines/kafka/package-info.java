/**
 * Kafka: a KRaft broker as an own process, and the topics that Lading needs on any broker. In: a
 * bootstrap address or a data folder. Out: topics, and a clean slate between tests.
 */
@NullMarked
package io.lading.engines.kafka;

import org.jspecify.annotations.NullMarked;
