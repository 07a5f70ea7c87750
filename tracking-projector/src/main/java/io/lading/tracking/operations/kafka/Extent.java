package io.lading.tracking.operations.kafka;

import org.apache.kafka.common.TopicPartition;

/** What a partition keeps: records from {@code start} until before {@code end}. */
record Extent(TopicPartition partition, long start, long end) {

  long size() {
    return end - start;
  }

  /** Records that are still to be consumed by somebody who has come to {@code position}. */
  long after(long position) {
    return end - Math.clamp(position, start, end);
  }
}
