package io.lading.core.centre.postgres;

import io.lading.core.change.ChangeOrders;
import io.lading.core.change.LifeLimits;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Docket;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Memo;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Remembered;
import io.lading.core.model.Identity;
import io.lading.core.postgres.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes orders in one transaction per batch. Locks are taken in one order: positions, dedup rows,
 * archived orders that come back, state rows, identities, stock; each sorted by its key.
 */
final class PostgresChangeOrders implements ChangeOrders {

  private final OrderCentre.Needs needs;
  private final LifeLimits limits;
  private final Transactions transactions;
  private final AnnouncedChanges changed;

  PostgresChangeOrders(OrderCentre.Needs needs, LifeLimits limits) {
    this.needs = needs;
    this.limits = limits;
    this.transactions = new Transactions(needs.database());
    this.changed = new AnnouncedChanges(needs);
  }

  @Override
  public List<Outcome> change(Batch<InputEvent> arrived) {
    // What PostgreSQL stores is what the events say: microseconds.
    var batch =
        new Batch<>(
            arrived.entries(), arrived.moves(), arrived.now().truncatedTo(ChronoUnit.MICROS));
    Committed committed =
        Attempts.of(() -> transactions.run(transaction -> change(transaction, batch)));
    if (committed.announced()) {
      needs.commits().committed();
    }
    return committed.outcomes();
  }

  private record Committed(List<Outcome> outcomes, boolean announced) {}

  private Committed change(Connection transaction, Batch<InputEvent> batch) throws SQLException {
    needs.positions().move(transaction, batch.moves());
    Map<Identity, Remembered> known = known(transaction, batch);
    var room = new ParkingRoom(transaction, limits.parking().room());
    Addresses addresses = Addresses.of(transaction, batch, docket(batch, known, Map.of()), room);
    var changes = new OrderChanges(transaction, batch.now());
    OrderChanges.Decided decided =
        changes.decide(addresses, () -> docket(batch, known, addresses.outcomes()));
    Docket<InputEvent> docket = decided.docket();
    boolean announced =
        changes.write(
            decided,
            limits,
            consequences -> {
              remember(transaction, docket, consequences, batch);
              park(transaction, batch, docket, addresses.queued());
              return announce(transaction, batch, docket, consequences);
            });
    return new Committed(docket.outcomes(), announced);
  }

  private boolean announce(
      Connection transaction,
      Batch<InputEvent> batch,
      Docket<InputEvent> docket,
      Consequences consequences)
      throws SQLException {
    needs.positions().tally(transaction, docket.tallies());
    var once = new UnknownOrders.Tried(1, batch.now());
    return changed.append(transaction, batch, docket, consequences, _ -> once);
  }

  private static Map<Identity, Remembered> known(Connection transaction, Batch<InputEvent> batch)
      throws SQLException {
    return IdentityRows.find(transaction, new Docket<>(batch, _ -> true).identities());
  }

  private static Docket<InputEvent> docket(
      Batch<InputEvent> batch, Map<Identity, Remembered> known, Map<Integer, Outcome> outcomes) {
    var docket = new Docket<>(batch, PostgresChangeOrders::isRemembered);
    docket.recall(known);
    outcomes.forEach(docket::settle);
    return docket;
  }

  private static boolean isRemembered(Outcome outcome) {
    return !(outcome instanceof Outcome.NoSuchOrder || outcome instanceof Outcome.KeyReused);
  }

  private static void remember(
      Connection transaction,
      Docket<InputEvent> docket,
      Consequences consequences,
      Batch<InputEvent> batch)
      throws SQLException {
    List<Memo> memos = new ArrayList<>(docket.memos(PostgresChangeOrders::isRemembered));
    memos.addAll(consequences.memos());
    IdentityRows.add(transaction, memos, batch.now());
  }

  /** What only waits for others to go first is due at once. */
  private void park(
      Connection transaction,
      Batch<InputEvent> batch,
      Docket<InputEvent> docket,
      Set<Integer> queued)
      throws SQLException {
    Instant later = batch.now().plus(limits.parking().delayAfter(1));
    var parkings = new ArrayList<ParkedRows.Parking>();
    for (int i = 0; i < batch.entries().size(); i++) {
      if (docket.isDecidedNow(i)
          && docket.outcome(i) instanceof Outcome.Parked
          && batch.entries().get(i) instanceof Entry.Actionable<InputEvent> entry) {
        parkings.add(parking(entry, queued.contains(i) ? batch.now() : later));
      }
    }
    ParkedRows.add(transaction, parkings, batch.now());
  }

  private static ParkedRows.Parking parking(Entry.Actionable<InputEvent> entry, Instant dueAt) {
    if (entry.identity() == null || entry.from() == null || entry.sent() == null) {
      throw new InvariantBroken("only messages of topics can be parked: " + entry.event());
    }
    return new ParkedRows.Parking(
        entry.identity(), entry.from(), entry.sent().message(), Named.of(entry.event()), dueAt);
  }
}
