package io.lading.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Looks for the highest load that is held, by halving the span between one that is and one that is
 * not. Trades and updates keep their proportion.
 */
final class HighestRate {

  private static final double CLOSE = 0.02;

  private final UpdateLatency latency;
  private final Predicate<UpdateLatency.Result> held;
  private final Consumer<UpdateLatency.Result> told;

  HighestRate(
      UpdateLatency latency,
      Predicate<UpdateLatency.Result> held,
      Consumer<UpdateLatency.Result> told) {
    this.latency = latency;
    this.held = held;
    this.told = told;
  }

  /**
   * What was tried, that which was asked for first; nothing else, if it is held or {@code tries} is
   * 0.
   */
  List<UpdateLatency.Result> search(UpdateLoad asked, int tries) throws Exception {
    var results = new ArrayList<UpdateLatency.Result>();
    double low = 0;
    double high = 1;
    boolean over = measure(asked, results);
    for (int i = 0; i < tries && !over && high - low > CLOSE; i++) {
      double middle = (low + high) / 2;
      if (measure(asked.share(middle), results)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return List.copyOf(results);
  }

  private boolean measure(UpdateLoad load, List<UpdateLatency.Result> results) throws Exception {
    var result = latency.measure(load);
    results.add(result);
    told.accept(result);
    return held.test(result);
  }
}
