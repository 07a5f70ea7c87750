package io.lading.core.intake;

/** A partition of a topic as a consumer group reads it. */
public record PartitionRef(String consumerGroup, String topic, int partition) {}
