package io.lading.planner.route;

import io.lading.core.contract.UnassignedParcel;
import java.util.List;
import java.util.Optional;

/** Answers what is planned. Each answer is one consistent snapshot. */
public interface Routes {

  /**
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Optional<DeliveryRoute> find(long routeId);

  /**
   * Whether anything was ever told of the warehouse.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  boolean isKnown(long warehouseId);

  /**
   * Empty if nothing was ever told of the warehouse. {@code most}: routes and unassigned parcels in
   * the answer; {@code live}: only planned and departed routes, else the newest.
   *
   * @throws io.lading.core.intake.StorageUnavailable the database cannot answer
   */
  Optional<WarehousePlan> ofWarehouse(long warehouseId, boolean live, int most);

  /** Only the routes of {@link #ofWarehouse}. */
  Optional<List<DeliveryRoute>> routesOf(long warehouseId, boolean live, int most);

  /**
   * What a dispatcher sees of a warehouse.
   *
   * @param waiting parcels that are on no route, counted up to a bound
   * @param unassigned the first of those that the last planning run left out, that a route brought
   *     back, and that are more than one plan takes; and why
   */
  record WarehousePlan(
      long warehouseId,
      List<DeliveryRoute> routes,
      long waiting,
      List<UnassignedParcel> unassigned) {}
}
