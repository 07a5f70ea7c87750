package io.lading.core.centre.postgres;

import io.lading.core.change.LifeLimits;
import io.lading.core.change.RetryParked;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides parked messages as if they came now, in the order they came. Locks parked rows (which
 * nobody waits for), then what every change of orders locks. Before each pass it looks at some of
 * those that are not due, one after the other and then from the first again: an order that was made
 * while they were being tried has not woken them.
 */
final class PostgresRetryParked implements RetryParked {

  private final OrderCentre.Needs needs;
  private final LifeLimits limits;
  private final EventReader reader;
  private final Ended ended;
  private final TimedChore chore;
  private final AnnouncedChanges changed;
  private final LeftOut<Long> leftOut = new LeftOut<>(id -> "parked message " + id);
  private final AtomicLong swept = new AtomicLong();

  PostgresRetryParked(
      OrderCentre.Needs needs,
      LifeLimits limits,
      EventReader reader,
      Ended ended,
      InstantSource clock) {
    this.needs = needs;
    this.limits = limits;
    this.reader = reader;
    this.ended = ended;
    this.chore = new TimedChore(needs, clock);
    this.changed = new AnnouncedChanges(needs);
  }

  @Override
  public int runOnce() {
    Instant now = chore.now();
    chore.runOnce(transaction -> sweep(transaction, now));
    return leftOut.each(chore.run(connection -> due(connection, now)), now, ids -> retry(ids, now));
  }

  @Override
  public List<String> leftOut() {
    return leftOut.words();
  }

  private TimedChore.Pass sweep(Connection transaction, Instant now) throws SQLException {
    WokenRows.Swept some = WokenRows.missed(transaction, swept.get(), limits.page(), now);
    swept.set(some.messages() < limits.page() ? 0 : some.upTo());
    return TimedChore.Pass.NOTHING;
  }

  private List<Long> due(Connection connection, Instant now) throws SQLException {
    return ParkedRows.due(
        connection, now, leftOut.keys(), limits.page(), limits.parking().room().inHand());
  }

  private int retry(List<Long> ids, Instant now) {
    var tallies = new Tallies();
    int done = chore.runOnce(transaction -> retry(transaction, ids, now, tallies));
    tallies.tell(ended);
    return done;
  }

  private TimedChore.Pass retry(
      Connection transaction, List<Long> ids, Instant now, Tallies tallies) throws SQLException {
    List<ParkedRows.Parked> due = ParkedRows.lock(transaction, ids, now);
    if (due.isEmpty()) {
      return TimedChore.Pass.NOTHING;
    }
    var pass = new RetryPass(transaction, due, limits.parking(), now);
    needs.positions().hold(transaction, pass.partitions());
    Batch<InputEvent> batch = pass.batch(reader, needs.events());
    Addresses addresses = Addresses.of(transaction, batch, new Docket<>(batch, _ -> true), pass);
    var changes = new OrderChanges(transaction, now);
    OrderChanges.Decided decided = changes.decide(addresses, () -> docket(batch, addresses));
    boolean announced =
        changes.write(
            decided,
            limits,
            consequences -> {
              pass.settle(decided.docket(), addresses.queued());
              IdentityRows.add(transaction, consequences.memos(), now);
              return changed.append(
                  transaction, batch, decided.docket(), consequences, pass::tried);
            });
    needs.positions().tally(transaction, pass.tallies(decided.docket()));
    tallies.are(decided.docket().tallies());
    return new TimedChore.Pass(due.size() - addresses.queued().size(), announced);
  }

  private static Docket<InputEvent> docket(Batch<InputEvent> batch, Addresses addresses) {
    var docket = new Docket<>(batch, _ -> true);
    addresses.outcomes().forEach(docket::settle);
    return docket;
  }
}
