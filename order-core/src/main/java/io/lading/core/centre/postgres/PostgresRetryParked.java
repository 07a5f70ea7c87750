package io.lading.core.centre.postgres;

import io.lading.core.change.LifeLimits;
import io.lading.core.change.RetryParked;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Reading;
import io.lading.core.intake.Announcements;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Decides parked messages as if they came now, in the order they came. Locks parked rows (which
 * nobody waits for), then what every change of orders locks. Before each pass it looks at some of
 * those that are not due, one after the other and then from the first again: an order that was made
 * while they were being tried has not woken them.
 */
final class PostgresRetryParked implements RetryParked {

  private static final Tally ONE_LESS_PARKED = new Tally(0, 0, 0, 0, -1);

  private final OrderCentre.Needs needs;
  private final LifeLimits limits;
  private final EventReader reader;
  private final TimedChore chore;
  private final Announcements announcements;
  private final UnknownOrders unknownOrders;
  private final AtomicLong swept = new AtomicLong();

  PostgresRetryParked(
      OrderCentre.Needs needs, LifeLimits limits, EventReader reader, InstantSource clock) {
    this.needs = needs;
    this.limits = limits;
    this.reader = reader;
    this.chore = new TimedChore(needs, clock);
    this.announcements = new Announcements(needs.events());
    this.unknownOrders = new UnknownOrders(needs.events());
  }

  @Override
  public int runOnce() {
    chore.runOnce(this::sweep);
    return chore.runOnce(this::retry);
  }

  private TimedChore.Pass sweep(Connection transaction, Instant now) throws SQLException {
    WokenRows.Swept some = WokenRows.missed(transaction, swept.get(), limits.page(), now);
    swept.set(some.messages() < limits.page() ? 0 : some.upTo());
    return TimedChore.Pass.NOTHING;
  }

  private TimedChore.Pass retry(Connection transaction, Instant now) throws SQLException {
    List<ParkedRows.Parked> due = ParkedRows.due(transaction, now, limits.page());
    if (due.isEmpty()) {
      return TimedChore.Pass.NOTHING;
    }
    needs.positions().hold(transaction, partitions(due));
    var batch = new Batch<>(due.stream().map(this::entry).toList(), List.of(), now);
    Addresses addresses =
        Addresses.of(
            transaction, batch, new Docket<>(batch, _ -> true), new Again(transaction, due, now));
    var changes = new OrderChanges(transaction, now);
    OrderChanges.Decided decided = changes.decide(addresses, () -> docket(batch, addresses));
    Consequences consequences = changes.write(decided, limits);
    settle(transaction, due, decided.docket(), addresses.queued(), now);
    remember(transaction, consequences, now);
    boolean announced = announce(transaction, due, batch, decided.docket(), consequences);
    return new TimedChore.Pass(due.size() - addresses.queued().size(), announced);
  }

  private static List<PartitionRef> partitions(List<ParkedRows.Parked> due) {
    return due.stream().map(ParkedRows.Parked::from).distinct().toList();
  }

  private Entry<InputEvent> entry(ParkedRows.Parked parked) {
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
              needs
                  .events()
                  .deadLetter(
                      parked.message(),
                      reason,
                      parked.group(),
                      parked.attempts() + 1,
                      parked.parkedAt()));
    };
  }

  /** What becomes of parked messages that cannot be decided now either. */
  private final class Again implements Addresses.Undecided {

    private final Connection transaction;
    private final List<ParkedRows.Parked> due;
    private final Instant now;

    Again(Connection transaction, List<ParkedRows.Parked> due, Instant now) {
      this.transaction = transaction;
      this.due = due;
      this.now = now;
    }

    @Override
    public Outcome unknown(int index, Entry.Actionable<InputEvent> entry, Named named) {
      return now.isBefore(end(due.get(index)))
          ? new Outcome.Parked()
          : new Outcome.DeadLettered(DeadLetterCode.UNKNOWN_ORDER);
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
  }

  private Instant end(ParkedRows.Parked parked) {
    return parked.parkedAt().plus(limits.parking().atMost());
  }

  private static Docket<InputEvent> docket(Batch<InputEvent> batch, Addresses addresses) {
    var docket = new Docket<>(batch, _ -> true);
    addresses.outcomes().forEach(docket::settle);
    return docket;
  }

  private void settle(
      Connection transaction,
      List<ParkedRows.Parked> due,
      Docket<InputEvent> docket,
      Set<Integer> queued,
      Instant now)
      throws SQLException {
    var waiting = new ArrayList<ParkedRows.Waiting>();
    var ended = new ArrayList<Long>();
    for (int i = 0; i < due.size(); i++) {
      if (docket.outcome(i) instanceof Outcome.Parked) {
        waiting.add(queued.contains(i) ? behind(due.get(i), now) : inVain(due.get(i), now));
      } else {
        ended.add(due.get(i).id());
      }
    }
    ParkedRows.wait(transaction, waiting);
    ParkedRows.end(transaction, ended);
    IdentityRows.settle(
        transaction, docket.memos(outcome -> !(outcome instanceof Outcome.Parked)), now);
  }

  /** Another instance has the one before it in hand. */
  private ParkedRows.Waiting behind(ParkedRows.Parked parked, Instant now) {
    return new ParkedRows.Waiting(
        parked.id(), parked.attempts(), now.plus(limits.parking().firstDelay()));
  }

  private ParkedRows.Waiting inVain(ParkedRows.Parked parked, Instant now) {
    int attempts = parked.attempts() + 1;
    Instant next = now.plus(limits.parking().delayAfter(attempts));
    return new ParkedRows.Waiting(
        parked.id(), attempts, next.isBefore(end(parked)) ? next : end(parked));
  }

  private static void remember(Connection transaction, Consequences consequences, Instant now)
      throws SQLException {
    if (!IdentityRows.remember(transaction, consequences.memos(), now).isEmpty()) {
      throw new Overtaken("a lost cancel was refused at the same time");
    }
  }

  private boolean announce(
      Connection transaction,
      List<ParkedRows.Parked> due,
      Batch<InputEvent> batch,
      Docket<InputEvent> docket,
      Consequences consequences)
      throws SQLException {
    List<OutgoingMessage> messages =
        new ArrayList<>(consequences.messages(needs.events(), batch.now()));
    messages.addAll(announcements.of(batch, docket, _ -> null));
    for (int i = 0; i < due.size(); i++) {
      if (docket.outcome(i) instanceof Outcome.DeadLettered
          && batch.entries().get(i) instanceof Entry.Actionable<InputEvent> entry) {
        messages.add(unknownOrders.letter(entry, due.get(i).attempts() + 1, due.get(i).parkedAt()));
      }
    }
    if (!messages.isEmpty()) {
      needs.outbox().append(transaction, messages);
    }
    needs.positions().tally(transaction, tallies(due, docket));
    return !messages.isEmpty();
  }

  /** What was parked is counted as what it became. */
  private static Map<PartitionRef, Tally> tallies(
      List<ParkedRows.Parked> due, Docket<InputEvent> docket) {
    Map<PartitionRef, Tally> tallies =
        due.stream()
            .collect(
                Collectors.toMap(
                    ParkedRows.Parked::from, _ -> ONE_LESS_PARKED, Tally::plus, HashMap::new));
    docket.tallies().forEach((partition, tally) -> tallies.merge(partition, tally, Tally::plus));
    return tallies;
  }
}
