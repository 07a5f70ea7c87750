package io.lading.core.outbox;

/** The most that one page holds; a single row may be larger than {@code bytes}. */
public record PageBounds(int rows, long bytes) {
  public PageBounds {
    if (rows < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "a page of " + rows + " rows and " + bytes + " bytes, expected at least 1 of each");
    }
  }
}
