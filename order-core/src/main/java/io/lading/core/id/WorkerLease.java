package io.lading.core.id;

/**
 * A range of time stamps, both ends included, in milliseconds of the Unix epoch, that nobody else
 * uses with this worker number: not the holder before, not the holder after.
 */
public record WorkerLease(int worker, long fromMs, long safeUntilMs) {

  public WorkerLease {
    if (worker < 0 || worker >= IdLayout.WORKERS) {
      throw new IllegalArgumentException("worker numbers are 0 to 127, not " + worker);
    }
    if (safeUntilMs < fromMs) {
      throw new IllegalArgumentException("a lease from " + fromMs + " until " + safeUntilMs);
    }
  }

  /** Both are parts of one uninterrupted holding. */
  boolean continues(WorkerLease other) {
    return worker == other.worker && fromMs == other.fromMs;
  }
}
