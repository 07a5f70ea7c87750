package io.lading.core.reads;

/**
 * What a caller has written is committed, but the projection has not come that far yet, or the
 * primary that is asked here was left behind by a promotion.
 */
public final class NotYetProjected extends RuntimeException {
  public NotYetProjected(String message) {
    super(message);
  }
}
