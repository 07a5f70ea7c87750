package io.lading.core.contract;

/**
 * Text that PostgreSQL, JSON and Kafka headers all carry unchanged: no NUL and no lone surrogate.
 */
final class StorableText {

  private StorableText() {}

  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c) && !isPair(text, i++)) {
        return false;
      }
    }
    return true;
  }

  /** Length in code points, as PostgreSQL and JSON Schema count. {@code least} is 0 or 1. */
  static boolean fits(String text, int least, int most) {
    int length = text.length();
    if (length <= most) {
      return length >= least;
    }
    return length <= 2 * most && text.codePointCount(0, length) <= most;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }
}
