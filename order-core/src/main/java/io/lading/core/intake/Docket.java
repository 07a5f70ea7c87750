package io.lading.core.intake;

import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.DeadLettered;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.model.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a batch while it is being decided. One identity takes effect once: of the entries
 * that share one, the first is decided and the others repeat its outcome as a no-op (or, by HTTP,
 * its answer). Not safe for use by many threads.
 */
public final class Docket<T> {

  private final List<Entry<T>> entries;
  private final @Nullable Outcome[] outcomes;
  private final int[] first;
  private final boolean[] recalled;
  private final Map<Identity, Integer> byIdentity = new HashMap<>();

  public Docket(Batch<T> batch) {
    entries = batch.entries();
    outcomes = new Outcome[entries.size()];
    first = new int[entries.size()];
    recalled = new boolean[entries.size()];
    for (int i = 0; i < first.length; i++) {
      Identity identity = entries.get(i).identity();
      Integer earlier = identity == null ? null : byIdentity.putIfAbsent(identity, i);
      first[i] = earlier == null ? i : earlier;
    }
    settleDeadLetters();
  }

  private void settleDeadLetters() {
    for (int i = 0; i < first.length; i++) {
      if (entries.get(i) instanceof Entry.Dead<T> dead) {
        outcomes[i] = new DeadLettered(dead.code());
      }
    }
  }

  public List<Identity> identities() {
    return List.copyOf(byIdentity.keySet());
  }

  public boolean isOpen(int index) {
    return first[index] == index && outcomes[index] == null;
  }

  /** The identities were seen before: their entries change nothing, whatever was decided so far. */
  public void recall(Map<Identity, Remembered> known) {
    known.forEach(
        (identity, remembered) -> {
          Integer index = byIdentity.get(identity);
          if (index != null) {
            outcomes[index] = repeated(remembered, entries.get(index));
            recalled[index] = true;
          }
        });
  }

  public void settle(int index, Outcome outcome) {
    outcomes[index] = outcome;
  }

  /** What was decided now (not recalled) under an identity and is worth remembering. */
  public List<Memo> memos(Predicate<Outcome> worthRemembering) {
    var memos = new ArrayList<Memo>();
    for (int i = 0; i < first.length; i++) {
      Identity identity = entries.get(i).identity();
      if (identity != null && isDecidedNow(i) && worthRemembering.test(outcome(i))) {
        memos.add(new Memo(identity, outcome(i), entries.get(i).from() == null));
      }
    }
    return memos;
  }

  /** Decided in this batch for the first time: what is to be announced, if it is. */
  public boolean isDecidedNow(int index) {
    return first[index] == index && !recalled[index];
  }

  public Outcome outcome(int index) {
    Outcome outcome = outcomes[first[index]];
    if (outcome == null) {
      throw new InvariantBroken("entry " + index + " of the batch was not decided");
    }
    return first[index] == index ? outcome : repeated(outcome, entries.get(index));
  }

  /** One per entry, in the order of the batch. */
  public List<Outcome> outcomes() {
    var all = new ArrayList<Outcome>(first.length);
    for (int i = 0; i < first.length; i++) {
      all.add(outcome(i));
    }
    return all;
  }

  /** How the entries that were consumed from topics ended. */
  public Map<PartitionRef, Tally> tallies() {
    var tallies = new LinkedHashMap<PartitionRef, Tally>();
    for (int i = 0; i < first.length; i++) {
      PartitionRef from = entries.get(i).from();
      if (from != null) {
        tallies.merge(from, Tally.of(outcome(i)), Tally::plus);
      }
    }
    return tallies;
  }

  private static Outcome repeated(Remembered remembered, Entry<?> entry) {
    return remembered.answer() != null && entry.from() == null
        ? new Rejected(remembered.answer())
        : new NoOp(null, remembered.refusal());
  }

  private static Outcome repeated(Outcome earlier, Entry<?> entry) {
    return switch (earlier) {
      case Applied applied -> new NoOp(applied.orderId(), null);
      case NoOp noOp -> noOp;
      case Rejected rejected ->
          entry.from() == null ? rejected : new NoOp(null, rejected.rejection().code());
      case DeadLettered _ -> new NoOp(null, null);
    };
  }
}
