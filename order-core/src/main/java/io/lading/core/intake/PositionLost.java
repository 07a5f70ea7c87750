package io.lading.core.intake;

/**
 * Another consumer has taken a partition over, or an operator has moved it: nothing of the batch
 * was committed. Read the position anew.
 */
public final class PositionLost extends RuntimeException {
  public PositionLost(String message) {
    super(message);
  }
}
