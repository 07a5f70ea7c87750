package io.lading.core.opening;

import java.util.Arrays;
import java.util.List;

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

  /** What each of them waits for is waited for together. */
  public static Runnable together(Runnable... closings) {
    return () -> {
      List<Thread> threads =
          Arrays.stream(closings).map(closing -> Thread.ofVirtual().start(closing)).toList();
      threads.forEach(Step::await);
    };
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
