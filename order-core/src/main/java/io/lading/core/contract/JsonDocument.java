package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** A span of bytes that should be JSON; fields are named with the prefix before their pointer. */
record JsonDocument(byte[] bytes, int from, int to, String prefix) {
  private static final byte[] NOTHING = {};

  static JsonDocument of(byte @Nullable [] bytes) {
    return bytes == null
        ? new JsonDocument(NOTHING, 0, 0, "")
        : new JsonDocument(bytes, 0, bytes.length, "");
  }

  int length() {
    return to - from;
  }
}
