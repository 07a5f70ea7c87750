package io.lading.ingest.intake;

import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PositionMove;
import java.util.ArrayList;
import java.util.List;

/**
 * What a poll brought of one partition, taken from its front a run at a time: paid trades, or what
 * is not. A dead letter belongs to the run it stands in; the first ones to the run behind them.
 */
final class Lane {

  private final PositionMove move;
  private final List<Entry<InputEvent>> entries = new ArrayList<>();
  private final List<Long> offsets = new ArrayList<>();
  private int taken;
  private long reached;
  private boolean done;

  Lane(PositionMove move) {
    this.move = move;
    this.reached = move.fromOffset();
  }

  void add(Entry<InputEvent> entry, long offset) {
    entries.add(entry);
    offsets.add(offset);
  }

  boolean isDone() {
    return done;
  }

  /**
   * Its first run goes into the round, if it is of such; the last run of all takes the position to
   * where the poll left it, which may lie behind the last record.
   */
  void take(boolean paid, List<Entry<InputEvent>> round, List<PositionMove> moves) {
    int end = endOfRun(paid);
    if (done || (end < entries.size() && !isAnyActionable(end))) {
      return;
    }
    round.addAll(entries.subList(taken, end));
    done = end == entries.size();
    moves.add(moveTo(done ? move.toOffset() : offsets.get(end - 1) + 1));
    taken = end;
  }

  private int endOfRun(boolean paid) {
    int end = taken;
    while (end < entries.size() && belongs(entries.get(end), paid)) {
      end++;
    }
    return end;
  }

  private static boolean belongs(Entry<InputEvent> entry, boolean paid) {
    return switch (entry) {
      case Entry.Dead<InputEvent> _ -> true;
      case Entry.Actionable<InputEvent> actionable ->
          actionable.event() instanceof OrderPaid == paid;
    };
  }

  private boolean isAnyActionable(int end) {
    return entries.subList(taken, end).stream().anyMatch(Entry.Actionable.class::isInstance);
  }

  private PositionMove moveTo(long offset) {
    var next = new PositionMove(move.partition(), move.epoch(), reached, offset);
    reached = offset;
    return next;
  }
}
