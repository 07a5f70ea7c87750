package io.lading.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks for the highest rate that is held, if the one that was asked for is not. */
record HighestQueryRate(QueryLatency latency, int tries, Consumer<QueryLatency.Result> told) {

  /** Before everything, this share of the rate: a JVM that was never asked is slow. */
  private static final int WARM_UP = 2;

  /** What was tried, that which was asked for first. */
  List<QueryLatency.Result> search(Questions asked) throws InterruptedException {
    latency.warm(asked.at(Math.max(1, asked.ratePerSecond() / WARM_UP)));
    var results = new ArrayList<QueryLatency.Result>();
    int low = 0;
    int high = asked.ratePerSecond();
    boolean over = measure(asked, results);
    for (int i = 0; i < tries && !over; i++) {
      int middle = Math.max(1, (low + high) / 2);
      if (measure(asked.at(middle), results)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return List.copyOf(results);
  }

  private boolean measure(Questions questions, List<QueryLatency.Result> results)
      throws InterruptedException {
    var result = latency.measure(questions);
    results.add(result);
    told.accept(result);
    return result.held();
  }
}
