package io.lading.ingest.opening;

/**
 * One step of opening the service.
 *
 * @param open may be repeated after it failed
 * @param close called only if open succeeded
 */
public record Step(String name, Runnable open, Runnable close) {

  /** A step that leaves nothing to close. */
  public static Step once(String name, Runnable open) {
    return new Step(name, open, () -> {});
  }
}
