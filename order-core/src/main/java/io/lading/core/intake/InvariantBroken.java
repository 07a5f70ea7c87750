package io.lading.core.intake;

/**
 * A state that the rules exclude: our bug, neither the data's fault nor the world's. Nothing was
 * committed; repeating does not help, so stop loudly.
 */
public final class InvariantBroken extends IllegalStateException {
  public InvariantBroken(String message) {
    super(message);
  }

  public InvariantBroken(String message, Throwable cause) {
    super(message, cause);
  }
}
