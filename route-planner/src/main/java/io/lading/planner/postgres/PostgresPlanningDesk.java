package io.lading.planner.postgres;

import io.lading.core.intake.InvariantBroken;
import io.lading.planner.plan.DraftedPlan;
import io.lading.planner.plan.Lease;
import io.lading.planner.plan.PlanningDesk;
import io.lading.planner.plan.Snapshot;
import io.lading.planner.plan.Snapshot.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Planning runs on PostgreSQL: leases, snapshots and claims. */
public final class PostgresPlanningDesk implements PlanningDesk {

  /** The constraint that says so. */
  private static final String COURIER_IS_TAKEN = "a_courier_has_at_most_one_live_route";

  private final Desk desk;
  private final int mostStops;
  private final int mostUnassigned;
  private final PlanningRows.BackOff backOff;

  /**
   * @param mostStops in one run
   * @param mostUnassigned that the event of a route tells of
   * @param firstBackOff how long a warehouse that fails is left alone; it doubles each time
   * @param longestBackOff up to this
   */
  public PostgresPlanningDesk(
      Desk desk,
      int mostStops,
      int mostUnassigned,
      Duration firstBackOff,
      Duration longestBackOff) {
    this.desk = desk;
    this.mostStops = mostStops;
    this.mostUnassigned = mostUnassigned;
    this.backOff = new PlanningRows.BackOff(firstBackOff, longestBackOff);
  }

  @Override
  public void ask(long warehouseId) {
    desk.session()
        .committed(
            transaction -> {
              ask(new PlanningRows(transaction), warehouseId);
              return true;
            });
  }

  private static void ask(PlanningRows rows, long warehouseId) throws SQLException {
    var warehouse = new TreeMap<Long, Integer>();
    warehouse.put(warehouseId, 0);
    rows.ask(warehouse, PlanningRows.Collecting.NOT_AT_ALL);
  }

  @Override
  public Optional<Lease> askAndTake(long warehouseId, String owner, Duration lease) {
    return desk.session()
        .committed(
            transaction -> {
              var rows = new PlanningRows(transaction);
              ask(rows, warehouseId);
              return rows.take(warehouseId, owner, lease);
            });
  }

  @Override
  public Optional<Lease> takeDue(String owner, Duration lease) {
    return desk.session()
        .committed(transaction -> new PlanningRows(transaction).takeDue(owner, lease));
  }

  @Override
  public Optional<Lease> take(long warehouseId, String owner, Duration lease) {
    return desk.session()
        .committed(transaction -> new PlanningRows(transaction).take(warehouseId, owner, lease));
  }

  @Override
  public Snapshot snapshot(Lease lease) {
    return desk.session().snapshot(transaction -> snapshot(transaction, lease.warehouseId()));
  }

  private Snapshot snapshot(Connection transaction, long warehouseId) throws SQLException {
    var rows = new SnapshotRows(transaction);
    var routes = new RouteRows(transaction);
    List<Waiting> waiting = rows.waiting(warehouseId, mostStops + 1);
    boolean full = waiting.size() > mostStops;
    return new Snapshot(
        desk.clock().instant(),
        rows.warehouse(warehouseId),
        rows.couriers(warehouseId),
        full ? waiting.subList(0, mostStops) : waiting,
        routes.read(routes.planned(warehouseId)),
        new ProvisionalRows(transaction).isProvisional(warehouseId),
        full);
  }

  @Override
  public Claimed claim(Lease lease, Snapshot snapshot, DraftedPlan plan) {
    Claimed claimed;
    try {
      claimed =
          desk.session()
              .committed(
                  transaction ->
                      new PlanClaim(transaction, desk, snapshot, mostUnassigned).of(lease, plan));
    } catch (PlanClaim.LostLease lost) {
      return new Claimed.LeaseLost();
    } catch (InvariantBroken refused) {
      return overtaken(lease, refused);
    }
    desk.signal().committed();
    return claimed;
  }

  /**
   * What the tables refuse is no fault of ours if somebody else was first: if he holds the lease by
   * now, or has planned one of the couriers, from his warehouse, since they were looked at.
   */
  private Claimed overtaken(Lease lease, InvariantBroken refused) {
    boolean taken = String.valueOf(refused.getMessage()).contains(COURIER_IS_TAKEN);
    boolean held =
        desk.session()
            .committed(
                transaction -> {
                  var rows = new PlanningRows(transaction);
                  return taken ? rows.giveBack(lease) : rows.isHeld(lease);
                });
    if (held && !taken) {
      throw refused;
    }
    return new Claimed.LeaseLost();
  }

  @Override
  public void postpone(Lease lease, Claimed.Failed failed) {
    desk.session()
        .committed(transaction -> new PlanningRows(transaction).postpone(lease, failed, backOff));
  }
}
