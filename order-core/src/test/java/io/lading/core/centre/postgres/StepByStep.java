package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.RejectionCode;
import io.lading.core.intake.Outcome;
import io.lading.core.reference.Action;
import io.lading.core.reference.Outcome.Result;
import io.lading.core.reference.Outcome.Settled;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceWorld;
import io.lading.core.reference.ReferenceWorld.OrderView;
import io.lading.core.reference.ReferenceWorld.StockView;
import io.lading.core.verify.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A history in the reference model and, in batches, in the real order centre. After each batch,
 * what became of every message, all that was announced, the orders it was about and all stock are
 * compared; at the end, everything.
 */
final class StepByStep {

  private final ReferenceWorld world = new ReferenceWorld();
  private final RealCentre centre;
  private final int batchSize;
  private final List<Action> batch = new ArrayList<>();
  private final List<io.lading.core.reference.Outcome> expected = new ArrayList<>();
  private int read;
  private final Map<String, Integer> outcomes = new TreeMap<>();

  /** centre: an empty one. */
  StepByStep(RealCentre centre, int batchSize) {
    this.centre = centre;
    this.batchSize = batchSize;
  }

  /**
   * @throws AssertionError at the first difference
   */
  void play(List<Action> history) {
    for (Action action : history) {
      read++;
      step(action instanceof Action.Replay(Action again) ? again : action);
    }
    flush();
    compareEverything();
  }

  /** How much of the history was read. */
  int read() {
    return read;
  }

  /** How often what became of actions that were sent to the real centre. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  private void step(Action action) {
    if (!batch.isEmpty() && UseCase.of(batch.getFirst()) != UseCase.of(action)) {
      flush();
    }
    io.lading.core.reference.Outcome outcome = world.apply(action);
    if (outcome.result() != Result.IMPOSSIBLE) {
      batch.add(action);
      expected.add(outcome);
    }
    if (batch.size() >= batchSize || action instanceof Action.RetryParked) {
      flush();
    }
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    UseCase useCase = UseCase.of(batch.getFirst());
    compareOutcomes(centre.apply(useCase, batch).stream().map(StepByStep::word).toList());
    compareAnnounced();
    if (useCase == UseCase.RETRY) {
      compareWaiting();
    }
    compareOrders();
    compareStock();
    batch.clear();
    expected.clear();
  }

  private void compareOutcomes(List<String> actual) {
    assertThat(actual)
        .as("outcomes of %s", batch)
        .isEqualTo(expected.stream().map(it -> word(it.result(), it.code())).toList());
    actual.forEach(it -> outcomes.merge(it, 1, Integer::sum));
  }

  private void compareAnnounced() {
    StoredEvents written = centre.stored().written();
    assertThat(byTrade(written.told())).as("events of %s", batch).isEqualTo(byTrade(told()));
    assertThat(written.refusals())
        .as("refusals of %s", batch)
        .containsExactlyInAnyOrderElementsOf(refusals());
  }

  private List<Told> told() {
    return expected.stream().flatMap(it -> it.told().stream()).toList();
  }

  /** Only within an order is there an order of events. */
  private static List<Told> byTrade(List<Told> told) {
    return told.stream().sorted(Comparator.comparing(Told::trade)).toList();
  }

  private List<String> refusals() {
    var refusals = new ArrayList<String>();
    for (int i = 0; i < batch.size(); i++) {
      RejectionCode code = expected.get(i).code();
      if (code != null) {
        refusals.add(batch.get(i).id() + " " + code);
      }
      expected.get(i).lost().forEach(it -> refusals.add(it + " CANCEL_TOO_LATE"));
      expected.get(i).settled().stream()
          .filter(it -> it.code() != null)
          .forEach(it -> refusals.add(it.id() + " " + it.code()));
    }
    return refusals;
  }

  /** What waited and what still waits. */
  private void compareWaiting() {
    var settled = new HashMap<UUID, String>();
    for (var outcome : expected) {
      for (Settled it : outcome.settled()) {
        settled.put(Workshop.identity(it.id()).value(), word(it.result(), it.code()));
      }
    }
    assertThat(centre.stored().remembered(settled.keySet())).isEqualTo(settled);
    assertThat(centre.stored().parked()).isEqualTo(world.parked());
  }

  private void compareOrders() {
    Set<String> trades = new HashSet<>();
    batch.forEach(it -> trades.add(UseCase.trade(it)));
    told().forEach(it -> trades.add(it.trade()));
    Map<String, OrderView> orders = new HashMap<>();
    for (String trade : trades) {
      OrderView order = world.order(trade);
      if (order != null) {
        orders.put(trade, order);
      }
    }
    assertThat(centre.stored().orders(centre.orders(trades)))
        .as("orders after %s", batch)
        .isEqualTo(orders);
  }

  private void compareStock() {
    assertThat(centre.stored().stock()).as("stock after %s", batch).isEqualTo(stock());
  }

  private List<StockView> stock() {
    return world.stock().stream()
        .filter(it -> it.quantity() != 0 || it.reserved() != 0)
        .sorted(Comparator.comparing(StockView::warehouseId).thenComparing(StockView::skuId))
        .toList();
  }

  private void compareEverything() {
    assertThat(centre.stored().orders()).as("all orders").isEqualTo(world.orders());
    assertThat(centre.stored().parked()).as("all that waits").isEqualTo(world.parked());
    compareStock();
    Report report = centre.verify();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _ -> "APPLIED";
      case Outcome.NoOp _ -> "NO_OP";
      case Outcome.Rejected(var rejection) -> rejection.code().name();
      case Outcome.Parked _ -> "PARKED";
      case Outcome.KeyReused _, Outcome.NoSuchOrder _, Outcome.DeadLettered _ -> outcome.toString();
    };
  }

  private static String word(Result result, @Nullable RejectionCode code) {
    return switch (result) {
      case APPLIED, NO_OP, PARKED, IMPOSSIBLE -> result.name();
      case KNOWN -> "NO_OP";
      case REJECTED -> String.valueOf(code);
    };
  }
}
