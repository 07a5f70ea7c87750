package io.lading.core.change;

import io.lading.core.reference.Action;
import io.lading.core.reference.Outcome;
import io.lading.core.reference.Outcome.Result;
import io.lading.core.reference.Outcome.Settled;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A history in the reference model and, in batches, in the rules of change. Creating, stock,
 * waiting and what is known are the model's alone: the rules are not asked.
 */
final class SideBySide {

  private final ReferenceWorld world = new ReferenceWorld();
  private final MemoryCentre centre = new MemoryCentre();
  private final Map<String, Action> byId = new HashMap<>();
  private final int batchSize;
  private List<Action> batch = new ArrayList<>();
  private List<String> outcomes = new ArrayList<>();
  private List<Told> told = new ArrayList<>();
  private List<String> lost = new ArrayList<>();

  private SideBySide(int batchSize) {
    this.batchSize = batchSize;
  }

  /** The first difference; empty if there is none. */
  static Optional<String> difference(List<Action> history, int batchSize) {
    var both = new SideBySide(batchSize);
    for (Action action : history) {
      Optional<String> found = both.step(action);
      if (found.isPresent()) {
        return found;
      }
    }
    return both.flush();
  }

  private Optional<String> step(Action action) {
    byId.putIfAbsent(action.id(), action);
    Action sent = action instanceof Action.Replay(Action again) ? again : action;
    if (sent instanceof Action.Create || sent instanceof Action.RetryParked) {
      Optional<String> before = flush();
      alone(sent, world.apply(sent));
      return before.or(this::flush);
    }
    Outcome outcome = world.apply(sent);
    if (isForBoth(sent, outcome.result())) {
      expect(
          sent,
          outcome.result() == Result.KNOWN ? "no-op" : word(outcome.result(), outcome.code()));
      told.addAll(outcome.told());
      lost.addAll(outcome.lost());
    }
    return batch.size() < batchSize ? Optional.empty() : flush();
  }

  private boolean isForBoth(Action sent, Result result) {
    return switch (result) {
      case APPLIED, NO_OP, REJECTED -> centre.knows(sent);
      case KNOWN -> batch.contains(sent);
      case PARKED, IMPOSSIBLE -> false;
    };
  }

  private void alone(Action sent, Outcome outcome) {
    if (sent instanceof Action.Create create && outcome.result() == Result.APPLIED) {
      centre.create(create);
    }
    if (sent instanceof Action.RetryParked) {
      told.addAll(outcome.told());
      lost.addAll(outcome.lost());
    }
    for (Settled settled : outcome.settled()) {
      expect(original(settled.id()), word(settled.result(), settled.code()));
    }
  }

  private Action original(String id) {
    Action action = Objects.requireNonNull(byId.get(id));
    return action instanceof Action.Replay(Action again) ? again : action;
  }

  private void expect(Action action, String outcome) {
    batch.add(action);
    outcomes.add(outcome);
  }

  private Optional<String> flush() {
    var expected = new MemoryCentre.Answer(outcomes, byTrade(told), sorted(lost));
    List<Action> sent = batch;
    batch = new ArrayList<>();
    outcomes = new ArrayList<>();
    told = new ArrayList<>();
    lost = new ArrayList<>();
    MemoryCentre.Answer raw = centre.apply(sent);
    var actual = new MemoryCentre.Answer(raw.outcomes(), byTrade(raw.told()), sorted(raw.lost()));
    return expected.equals(actual)
        ? sent.stream()
            .map(ActionEvents::trade)
            .distinct()
            .flatMap(it -> views(it).stream())
            .findFirst()
        : Optional.of(difference(expected, actual));
  }

  private Optional<String> views(String trade) {
    ReferenceWorld.OrderView expected = world.order(trade);
    ReferenceWorld.OrderView actual = centre.view(trade);
    return actual.equals(expected) ? Optional.empty() : Optional.of(difference(expected, actual));
  }

  private static String difference(@Nullable Object expected, Object actual) {
    return "%nexpected %s%nbut was  %s".formatted(expected, actual);
  }

  /** Only within an order is there an order of events. */
  private static List<Told> byTrade(List<Told> told) {
    return told.stream().sorted(Comparator.comparing(Told::trade)).toList();
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted().toList();
  }

  private static String word(Result result, @Nullable Object code) {
    return switch (result) {
      case APPLIED -> "applied";
      case NO_OP -> "no-op";
      case REJECTED -> String.valueOf(code);
      case KNOWN, PARKED, IMPOSSIBLE -> result.name();
    };
  }
}
