package io.lading.tracking.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on, as text that means nothing to a caller: one byte that says how it is made,
 * and the order id below which it goes on.
 */
final class Cursor {

  private static final byte MADE_LIKE_THIS = 1;
  private static final int BYTES = 1 + Long.BYTES;

  private Cursor() {}

  static String of(long orderId) {
    byte[] bytes = ByteBuffer.allocate(BYTES).put(MADE_LIKE_THIS).putLong(orderId).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Null if it is none of ours. */
  static @Nullable Long read(String text) {
    ByteBuffer bytes = decoded(text);
    if (bytes.remaining() != BYTES || bytes.get() != MADE_LIKE_THIS) {
      return null;
    }
    long orderId = bytes.getLong();
    return orderId >= 0 && of(orderId).equals(text) ? orderId : null;
  }

  private static ByteBuffer decoded(String text) {
    try {
      return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException noBase64) {
      return ByteBuffer.allocate(0);
    }
  }
}
