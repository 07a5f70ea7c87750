package io.lading.core.consume;

/**
 * What our own commits to Kafka carry as metadata. An offset without it was set by an operator,
 * with {@code kafka-consumer-groups --reset-offsets} for example, and is obeyed.
 */
public final class OffsetMark {
  public static final String TEXT = "lading/1";

  private OffsetMark() {}

  static boolean isOurs(String metadata) {
    return metadata.startsWith("lading/");
  }
}
