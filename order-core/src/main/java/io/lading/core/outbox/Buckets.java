package io.lading.core.outbox;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The bucket of a message, 0 to 255, which decides its lane. One key has one bucket for ever, and
 * so the events of an order never change lanes; messages without a key go by their topic.
 */
public final class Buckets {

  public static final int COUNT = 256;

  private Buckets() {}

  public static int of(String topic, byte @Nullable [] key) {
    var crc = new CRC32();
    crc.update(key == null ? topic.getBytes(StandardCharsets.UTF_8) : key);
    return (int) (crc.getValue() % COUNT);
  }
}
