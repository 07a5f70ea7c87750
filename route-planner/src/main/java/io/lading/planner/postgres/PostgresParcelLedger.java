package io.lading.planner.postgres;

import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.Tally;
import io.lading.planner.parcel.Parcel;
import io.lading.planner.parcel.ParcelFold;
import io.lading.planner.parcel.ParcelLedger;
import io.lading.planner.parcel.StatusPoll;
import io.lading.planner.parcel.StatusPoll.Taken;
import io.lading.planner.parcel.StatusPoll.Unreadable;
import io.lading.planner.parcel.Turns;
import io.lading.planner.route.DeliveryRoute;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One transaction per poll: positions, orders, parcels, the routes that parcels leave, what their
 * warehouses ask for. Rows are locked in that order and sorted, so nobody waits in a circle.
 */
public final class PostgresParcelLedger implements ParcelLedger {

  private static final int GAPS_AT_ONCE = 500;

  private final Desk desk;

  public PostgresParcelLedger(Desk desk) {
    this.desk = desk;
  }

  @Override
  public int record(StatusPoll poll) {
    Recorded recorded = desk.session().committed(transaction -> record(transaction, poll));
    if (recorded.announced()) {
      desk.signal().committed();
    }
    return recorded.fresh();
  }

  private record Recorded(int fresh, boolean announced) {}

  private Recorded record(Connection transaction, StatusPoll poll) throws SQLException {
    desk.positions().move(transaction, poll.moves());
    var early = new EarlyRows(transaction);
    List<Long> orders = orders(poll.events());
    var turns = new Turns(new OrderRows(transaction).begun(orders), early.ofOrders(orders));
    List<Taken> fresh = poll.events().stream().filter(taken -> turns.offer(taken.event())).toList();
    boolean announced = take(transaction, turns.take(), turns.early());
    early.keep(turns.toKeep());
    end(transaction, turns, early);
    new UnreadableRows(transaction).keep(poll.unreadable());
    desk.positions().tally(transaction, tallies(poll, fresh));
    return new Recorded(fresh.size(), announced);
  }

  private static void end(Connection transaction, Turns turns, EarlyRows early)
      throws SQLException {
    new OrderRows(transaction).advance(turns.taken());
    if (turns.hasTakenKept()) {
      early.drop(turns.taken());
    }
  }

  /** Returns whether that announced anything. {@code early}: those that are only foreseen. */
  private boolean take(
      Connection transaction, List<StatusChanged> events, List<StatusChanged> early)
      throws SQLException {
    var parcels = new ParcelRows(transaction);
    List<Long> orders =
        Stream.concat(events.stream(), early.stream())
            .map(StatusChanged::orderId)
            .distinct()
            .toList();
    var fold = new ParcelFold(parcels.ofOrders(orders));
    events.forEach(fold::take);
    early.forEach(fold::foresee);
    parcels.put(fold.changed());
    SortedMap<Long, Integer> asking = asking(fold);
    boolean announced = takeOff(transaction, fold, asking);
    new PlanningRows(transaction).ask(asking, desk.collecting());
    return announced;
  }

  @Override
  public @Nullable Instant earlyFor(Duration patience) {
    return desk.session()
        .<@Nullable Instant>committed(transaction -> new EarlyRows(transaction).longAgo(patience));
  }

  @Override
  public List<StatusChanged> passGaps(Instant then) {
    Passed passed = desk.session().committed(transaction -> passGaps(transaction, then));
    if (passed.announced()) {
      desk.signal().committed();
    }
    return passed.events();
  }

  private record Passed(List<StatusChanged> events, boolean announced) {}

  private Passed passGaps(Connection transaction, Instant then) throws SQLException {
    var early = new EarlyRows(transaction);
    SortedMap<Long, Integer> passing = early.until(then, GAPS_AT_ONCE);
    List<Long> orders = List.copyOf(passing.keySet());
    var turns = new Turns(new OrderRows(transaction).locked(orders), early.ofOrders(orders));
    List<StatusChanged> passed = turns.take(passing);
    boolean announced = take(transaction, passed, turns.early());
    end(transaction, turns, early);
    return new Passed(passed, announced);
  }

  private static List<Long> orders(List<Taken> events) {
    return events.stream().map(taken -> taken.event().orderId()).distinct().sorted().toList();
  }

  /**
   * A planned route goes on without them; of one that has departed, or finished before it was heard
   * here, it is noted when they were handed over.
   */
  private boolean takeOff(Connection transaction, ParcelFold fold, SortedMap<Long, Integer> asking)
      throws SQLException {
    if (fold.left().isEmpty()) {
      return false;
    }
    var book = new RouteBook(transaction, desk.outbox());
    var stops = new StopRows(transaction);
    SortedSet<Long> routes = stops.liveRoutes(fold.left());
    routes.addAll(stops.finishedRoutes(fold.handedOver().keySet()));
    for (DeliveryRoute route : new RouteRows(transaction).locked(routes)) {
      takeOff(route, fold, book);
    }
    boolean announced = book.write();
    book.freedElsewhere().forEach((warehouse, _) -> asking.putIfAbsent(warehouse, 0));
    return announced;
  }

  private void takeOff(DeliveryRoute route, ParcelFold fold, RouteBook book) {
    switch (route.state()) {
      case PLANNED -> {
        DeliveryRoute rest = route.without(fold.left()::contains);
        book.change(rest);
        book.say(desk.news().of(rest, List.of(), desk.clock().instant()));
      }
      case DEPARTED, FINISHED -> book.end(route.ended(fold.handedOver()));
      case SUPERSEDED -> {}
    }
  }

  /** Whatever changed what waits: arrivals are counted, the rest only asks. */
  private static SortedMap<Long, Integer> asking(ParcelFold fold) {
    SortedMap<Long, Integer> asking = new TreeMap<>();
    for (Parcel parcel : fold.plannable()) {
      boolean arrived = parcel.isWaiting() && parcel.version() == 1;
      asking.merge(parcel.warehouseId(), arrived ? 1 : 0, Integer::sum);
    }
    return asking;
  }

  private static Map<PartitionRef, Tally> tallies(StatusPoll poll, List<Taken> fresh) {
    Map<PartitionRef, Integer> applied = new HashMap<>();
    fresh.forEach(taken -> applied.merge(taken.from(), 1, Integer::sum));
    Map<PartitionRef, Integer> parked = new HashMap<>();
    for (Unreadable unreadable : poll.unreadable()) {
      parked.merge(unreadable.from(), 1, Integer::sum);
    }
    Map<PartitionRef, Tally> tallies = new HashMap<>();
    poll.read()
        .forEach(
            (partition, records) -> {
              int took = applied.getOrDefault(partition, 0);
              int kept = parked.getOrDefault(partition, 0);
              tallies.put(partition, new Tally(took, records - took - kept, 0, 0, kept));
            });
    return tallies;
  }
}
