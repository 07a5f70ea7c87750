package io.lading.core.centre.postgres;

import io.lading.core.intake.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Runs the same part in several threads, which all start at once. */
final class Together {

  private Together() {}

  interface Part {
    List<Outcome> of(int thread) throws Exception;
  }

  /** What every thread got, one after the other. */
  static List<Outcome> run(int count, Part part) throws Exception {
    var start = new CyclicBarrier(count);
    List<Callable<List<Outcome>>> parts =
        IntStream.range(0, count)
            .<Callable<List<Outcome>>>mapToObj(
                thread ->
                    () -> {
                      start.await();
                      return part.of(thread);
                    })
            .toList();
    var outcomes = new ArrayList<Outcome>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      for (var done : threads.invokeAll(parts)) {
        outcomes.addAll(done.get());
      }
    }
    return outcomes;
  }
}
