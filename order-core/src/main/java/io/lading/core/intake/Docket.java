package io.lading.core.intake;

import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.DeadLettered;
import io.lading.core.intake.Outcome.KeyReused;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.model.Identity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a batch while it is being decided, the same as if its entries came one by one: an
 * outcome that is remembered under its identity stands for the later entries of that identity,
 * which repeat it as a no-op (or, by HTTP, as its answer). An outcome that is not remembered stands
 * only for itself. Not safe for use by many threads.
 */
public final class Docket<T> {

  private static final int NONE = Integer.MAX_VALUE;

  private final List<Entry<T>> entries;
  private final Predicate<Outcome> isRemembered;
  private final @Nullable Outcome[] outcomes;
  private final @Nullable Remembered[] recalled;
  private final int[] first;
  private final int[] standing;
  private final Map<Identity, Integer> byIdentity = new HashMap<>();

  /** {@code isRemembered}: in whichever table; every refusal and dead letter must be. */
  public Docket(Batch<T> batch, Predicate<Outcome> isRemembered) {
    entries = batch.entries();
    this.isRemembered = isRemembered;
    outcomes = new Outcome[entries.size()];
    recalled = new Remembered[entries.size()];
    first = new int[entries.size()];
    standing = new int[entries.size()];
    Arrays.fill(standing, NONE);
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
        settle(i, new DeadLettered(dead.code()));
      }
    }
  }

  public List<Identity> identities() {
    return List.copyOf(byIdentity.keySet());
  }

  /** To be decided. May change for a later entry when an earlier one is settled. */
  public boolean isOpen(int index) {
    return outcomes[index] == null && recalled[index] == null && standsForItself(index);
  }

  /**
   * The identities were seen before: their entries change nothing, whatever was decided so far.
   * What took effect without being remembered has taken effect, and stays.
   */
  public void recall(Map<Identity, Remembered> known) {
    if (known.isEmpty()) {
      return;
    }
    for (int i = 0; i < first.length; i++) {
      Identity identity = entries.get(i).identity();
      Remembered remembered = identity == null ? null : known.get(identity);
      Outcome decided = outcomes[i];
      if (remembered != null && (decided == null || isRemembered.test(decided))) {
        recalled[i] = remembered;
      }
    }
  }

  public void settle(int index, Outcome outcome) {
    outcomes[index] = outcome;
    if (isRemembered.test(outcome)) {
      standing[first[index]] = Math.min(standing[first[index]], index);
    }
  }

  private boolean standsForItself(int index) {
    return standing[first[index]] >= index;
  }

  /** What was decided now (not recalled) under an identity and is worth remembering. */
  public List<Memo> memos(Predicate<Outcome> worthRemembering) {
    var memos = new ArrayList<Memo>();
    for (int i = 0; i < first.length; i++) {
      Identity identity = entries.get(i).identity();
      if (identity != null && isDecidedNow(i) && worthRemembering.test(outcome(i))) {
        Entry<T> entry = entries.get(i);
        memos.add(new Memo(identity, outcome(i), entry.from() == null, RequestContent.of(entry)));
      }
    }
    return memos;
  }

  /** Decided in this batch for the first time: what is to be announced, if it is. */
  public boolean isDecidedNow(int index) {
    return recalled[index] == null && standsForItself(index);
  }

  public Outcome outcome(int index) {
    Entry<T> entry = entries.get(index);
    Remembered remembered = recalled[index];
    if (remembered != null) {
      return repeated(remembered, entry);
    }
    return standsForItself(index)
        ? decided(index)
        : repeated(decided(standing[first[index]]), entry);
  }

  private Outcome decided(int index) {
    Outcome outcome = outcomes[index];
    if (outcome == null) {
      throw new InvariantBroken("entry " + index + " of the batch was not decided");
    }
    return outcome;
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
    if (remembered.isOfAnother(entry)) {
      return new KeyReused();
    }
    return remembered.answer() != null && entry.from() == null
        ? new Rejected(remembered.answer())
        : new NoOp(remembered.orderId(), remembered.refusal(), remembered.receipt());
  }

  private static Outcome repeated(Outcome earlier, Entry<?> entry) {
    return switch (earlier) {
      case Applied applied -> new NoOp(applied.orderId(), null, applied.receipt());
      case NoOp noOp -> noOp;
      case KeyReused reused -> reused;
      case Outcome.NoSuchOrder none -> none;
      case Outcome.Parked _ -> new NoOp(null, null);
      case Rejected rejected ->
          entry.from() == null ? rejected : new NoOp(null, rejected.rejection().code());
      case DeadLettered _ -> new NoOp(null, null);
    };
  }
}
