package io.lading.core.lifecycle;

import static io.lading.core.contract.OrderStatus.CANCELLED;
import static io.lading.core.contract.OrderStatus.CARRIER_ACCEPTED;
import static io.lading.core.contract.OrderStatus.COMPLETED;
import static io.lading.core.contract.OrderStatus.CONFIRMED;
import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.DELIVERY_INTERCEPTING;
import static io.lading.core.contract.OrderStatus.OUT_FOR_DELIVERY;
import static io.lading.core.contract.OrderStatus.PENDING;
import static io.lading.core.contract.OrderStatus.PICKED_UP;
import static io.lading.core.contract.OrderStatus.REJECTED;
import static io.lading.core.contract.OrderStatus.RETURNED;
import static io.lading.core.contract.OrderStatus.RETURNING;
import static io.lading.core.contract.OrderStatus.SHIPPED;
import static io.lading.core.contract.OrderStatus.WAREHOUSE_ACCEPTED;
import static io.lading.core.contract.OrderStatus.WAREHOUSE_INTERCEPTING;
import static io.lading.core.contract.OrderStatus.WAREHOUSE_OUTBOUND;
import static java.util.Map.entry;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The life cycle as data (domain, "The life cycle"): whatever is ruled of a package or an order is
 * read from here, and so is the documentation page.
 */
final class Transitions {

  /** Every way out ends in one of these; who is on one can never be on the other. */
  static final List<List<OrderStatus>> ENDS =
      List.of(List.of(DELIVERED, COMPLETED), List.of(REJECTED, RETURNING, RETURNED));

  /** What a cancel makes of a package. Where nothing stands it is refused. */
  static final Map<OrderStatus, OrderStatus> CANCELS =
      Map.ofEntries(
          entry(PENDING, CANCELLED),
          entry(CONFIRMED, CANCELLED),
          entry(SHIPPED, CANCELLED),
          entry(WAREHOUSE_ACCEPTED, WAREHOUSE_INTERCEPTING),
          entry(CARRIER_ACCEPTED, DELIVERY_INTERCEPTING),
          entry(PICKED_UP, DELIVERY_INTERCEPTING),
          entry(OUT_FOR_DELIVERY, DELIVERY_INTERCEPTING));

  /** Between warehouse and carrier nobody can be asked. */
  static final Set<OrderStatus> NOT_CANCELLED_NOW = Set.of(WAREHOUSE_OUTBOUND);

  /** What the two answers make of an intercepted package, by where its scans have brought it. */
  static final List<Answers> ANSWERS =
      List.of(
          new Answers(WAREHOUSE_INTERCEPTING, WAREHOUSE_ACCEPTED, CANCELLED, WAREHOUSE_OUTBOUND),
          new Answers(DELIVERY_INTERCEPTING, CARRIER_ACCEPTED, CANCELLED, CARRIER_ACCEPTED),
          new Answers(DELIVERY_INTERCEPTING, PICKED_UP, RETURNING, PICKED_UP),
          new Answers(DELIVERY_INTERCEPTING, OUT_FOR_DELIVERY, RETURNING, OUT_FOR_DELIVERY),
          new Answers(DELIVERY_INTERCEPTING, RETURNING, RETURNING, RETURNING),
          new Answers(DELIVERY_INTERCEPTING, RETURNED, RETURNED, RETURNED));

  /** The answer CAUGHT says nothing new of a package that is here. */
  static final Set<OrderStatus> CAUGHT_ALREADY = Set.of(CANCELLED, RETURNING, RETURNED);

  /** Scans that leave an intercept waiting for its answer; any other milestone ahead ends it. */
  static final Map<OrderStatus, Set<OrderStatus>> PROGRESS =
      Map.of(DELIVERY_INTERCEPTING, Set.of(PICKED_UP, OUT_FOR_DELIVERY, RETURNING, RETURNED));

  /** These end an intercept wherever its scans have brought it: then nobody has caught it. */
  static final Map<OrderStatus, Set<OrderStatus>> ENDED_BY =
      Map.of(DELIVERY_INTERCEPTING, Set.of(DELIVERED, REJECTED));

  /** Reached from DELIVERED alone, never by a jump: an order is settled when all of it is there. */
  static final Set<OrderStatus> NEVER_JUMPED_TO = Set.of(COMPLETED);

  static final Set<OrderStatus> BELONGING_TO_THE_ORDER = Set.of(PENDING, CONFIRMED, COMPLETED);

  /** What happens to goods in the world, and therefore may contradict a cancel. */
  static final Set<OrderStatus> PHYSICAL =
      Set.of(
          SHIPPED,
          WAREHOUSE_ACCEPTED,
          WAREHOUSE_OUTBOUND,
          CARRIER_ACCEPTED,
          PICKED_UP,
          OUT_FOR_DELIVERY,
          DELIVERED,
          REJECTED,
          RETURNING,
          RETURNED);

  static final Set<OrderStatus> WAITING = Set.of(PENDING, CONFIRMED);

  static final Set<OrderStatus> ON_ITS_WAY =
      Set.of(
          SHIPPED,
          WAREHOUSE_ACCEPTED,
          WAREHOUSE_OUTBOUND,
          CARRIER_ACCEPTED,
          PICKED_UP,
          OUT_FOR_DELIVERY,
          WAREHOUSE_INTERCEPTING,
          DELIVERY_INTERCEPTING);

  static final Set<OrderStatus> FINAL = Set.of(DELIVERED, COMPLETED, RETURNED, CANCELLED);

  /** With no package on its way, the first of these that any package has is the order's status. */
  static final List<OrderStatus> DECIDING =
      List.of(RETURNING, REJECTED, PENDING, CONFIRMED, COMPLETED, DELIVERED, RETURNED, CANCELLED);

  /** How a package gets to its receiver's door. */
  static List<OrderStatus> wayOut(FulfilmentMode mode) {
    return switch (mode) {
      case DIRECT -> List.of(PENDING, CONFIRMED, SHIPPED, OUT_FOR_DELIVERY);
      case CARRIER ->
          List.of(PENDING, CONFIRMED, SHIPPED, CARRIER_ACCEPTED, PICKED_UP, OUT_FOR_DELIVERY);
      case WAREHOUSE ->
          List.of(
              PENDING,
              CONFIRMED,
              SHIPPED,
              WAREHOUSE_ACCEPTED,
              WAREHOUSE_OUTBOUND,
              PICKED_UP,
              OUT_FOR_DELIVERY);
    };
  }

  /** Of a package that shows as {@code intercepting} and is {@code at} underneath. */
  record Answers(
      OrderStatus intercepting, OrderStatus at, OrderStatus caught, OrderStatus tooLate) {

    boolean concern(Standing standing) {
      return standing.status() == intercepting && standing.at() == at;
    }
  }

  private Transitions() {}
}
