package io.lading.tracking.api;

import org.jspecify.annotations.Nullable;

/** 64-bit ids as strings: JavaScript would lose digits (contract). */
final class Text64 {

  private Text64() {}

  static @Nullable String of(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }
}
