package io.lading.core.reads;

/** What a caller has written is committed, but the projection has not come that far yet. */
public final class NotYetProjected extends RuntimeException {
  public NotYetProjected(String message) {
    super(message);
  }
}
