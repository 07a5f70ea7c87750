package io.lading.core.consume;

/**
 * What Kafka holds for a group and a partition; metadata is empty when the operator's tools set it.
 */
public record CommittedOffset(long offset, String metadata) {

  boolean isOurs() {
    return OffsetMark.isOurs(metadata);
  }
}
