package io.lading.core.centre.postgres;

import io.lading.core.change.LifeLimits;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Reading;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parked messages that are tried again in one transaction, locked and in the order they came: what
 * they say, and what becomes of those that cannot be decided now either.
 */
record RetryPass(
    Connection transaction, List<ParkedRows.Parked> due, LifeLimits.Parking limits, Instant now)
    implements Addresses.Undecided {

  private static final Tally ONE_LESS_PARKED = new Tally(0, 0, 0, 0, -1);

  Batch<InputEvent> batch(EventReader reader, EventWriter events) {
    return new Batch<>(
        due.stream().map(parked -> entry(parked, reader, events)).toList(), List.of(), now);
  }

  private static Entry<InputEvent> entry(
      ParkedRows.Parked parked, EventReader reader, EventWriter events) {
    return switch (reader.read(parked.message())) {
      case Reading.Readable(Envelope envelope, InputEvent event) ->
          new Entry.Actionable<>(
              parked.identity(),
              parked.from(),
              event,
              parked.message().key(),
              Origin.of(parked.message(), envelope),
              Entry.Sent.of(parked.message(), envelope, parked.parkedAt()));
      case Reading.Unreadable(var _, var reason, var _) ->
          new Entry.Dead<>(
              parked.identity(),
              parked.from(),
              reason.code(),
              events.deadLetter(
                  parked.message(),
                  reason,
                  parked.group(),
                  parked.attempts() + 1,
                  parked.parkedAt()));
    };
  }

  List<PartitionRef> partitions() {
    return due.stream().map(ParkedRows.Parked::from).distinct().toList();
  }

  @Override
  public Outcome unknown(int index, Entry.Actionable<InputEvent> entry, Named named) {
    return now.isBefore(end(due.get(index)))
        ? new Outcome.Parked()
        : new Outcome.DeadLettered(DeadLetterCode.UNKNOWN_ORDER);
  }

  private Instant end(ParkedRows.Parked parked) {
    return parked.parkedAt().plus(limits.atMost());
  }

  /** Those before them are in this pass, or in that of another instance. */
  @Override
  public Set<Integer> queued(Map<Integer, Addresses.Change> changes) throws SQLException {
    return QueueRows.behindOthers(
        transaction,
        changes.entrySet().stream()
            .map(
                change ->
                    new QueueRows.Change(
                        change.getKey(),
                        change.getValue().orderId(),
                        due.get(change.getKey()).id()))
            .toList(),
        due.stream().map(ParkedRows.Parked::id).toList());
  }

  @Override
  public Outcome behind(Entry.Actionable<InputEvent> entry) {
    return new Outcome.Parked();
  }

  /** The rows of what ended are gone, those of the others say when it is tried again. */
  void settle(Docket<InputEvent> docket, Set<Integer> queued) throws SQLException {
    var waiting = new ArrayList<ParkedRows.Waiting>();
    var ended = new ArrayList<Long>();
    for (int i = 0; i < due.size(); i++) {
      if (docket.outcome(i) instanceof Outcome.Parked) {
        waiting.add(queued.contains(i) ? behind(due.get(i)) : inVain(due.get(i)));
      } else {
        ended.add(due.get(i).id());
      }
    }
    ParkedRows.wait(transaction, waiting);
    ParkedRows.end(transaction, ended);
    IdentityRows.settle(
        transaction, docket.memos(outcome -> !(outcome instanceof Outcome.Parked)), now);
  }

  /** The one before it is in other hands. */
  private ParkedRows.Waiting behind(ParkedRows.Parked parked) {
    return new ParkedRows.Waiting(parked.id(), parked.attempts(), now.plus(limits.firstDelay()));
  }

  private ParkedRows.Waiting inVain(ParkedRows.Parked parked) {
    int attempts = parked.attempts() + 1;
    Instant next = now.plus(limits.delayAfter(attempts));
    return new ParkedRows.Waiting(
        parked.id(), attempts, next.isBefore(end(parked)) ? next : end(parked));
  }

  UnknownOrders.Tried tried(int index) {
    return new UnknownOrders.Tried(due.get(index).attempts() + 1, due.get(index).parkedAt());
  }

  /** What was parked is counted as what it became. */
  Map<PartitionRef, Tally> tallies(Docket<InputEvent> docket) {
    Map<PartitionRef, Tally> tallies =
        due.stream()
            .collect(
                Collectors.toMap(
                    ParkedRows.Parked::from, _ -> ONE_LESS_PARKED, Tally::plus, HashMap::new));
    docket.tallies().forEach((partition, tally) -> tallies.merge(partition, tally, Tally::plus));
    return tallies;
  }
}
