package io.lading.core.change;

import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.CourierUpdated;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptAnswered;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderCancel;
import io.lading.core.contract.OrderCancelled;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.PlaceUpdated;
import io.lading.core.contract.ReceiverChanged;
import io.lading.core.contract.RouteDeparted;
import io.lading.core.contract.RouteFinished;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.WarehouseUpdated;
import io.lading.core.intake.Docket;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.LifeCycle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds the messages of a batch into the orders they concern, one after the other, in the order
 * they arrived. Knows no database; for one batch, not safe for use by many threads.
 */
public final class Changing {

  private final Docket<InputEvent> docket;
  private final Map<Long, LiveOrder> orders;
  private final Map<Long, FieldsAfter> fields;
  private final Set<Long> archived;
  private final Instant now;
  private final Map<Long, OrderFold> folds = new TreeMap<>();

  /**
   * orders: all that the messages name. fields: of the orders whose fields any message may change
   * ({@link #mayChangeFields}). archived: those of the orders that are in history.
   */
  public Changing(
      Docket<InputEvent> docket,
      Map<Long, LiveOrder> orders,
      Map<Long, FieldsAfter> fields,
      Set<Long> archived,
      Instant now) {
    this.docket = docket;
    this.orders = orders;
    this.fields = fields;
    this.archived = archived;
    this.now = now;
  }

  /** Whether the fields of its order must be known to decide it. */
  public static boolean mayChangeFields(InputEvent event) {
    return event instanceof OrderUpdate || event instanceof ReceiverChanged;
  }

  /** Whether the fields of its items must be known too. */
  public static boolean mayChangeItems(InputEvent event) {
    return event instanceof OrderUpdate update && update.itemId() != null;
  }

  /** Settles every message that is still open in the docket. */
  public void decide(List<Addressed> messages) {
    for (Addressed message : messages) {
      // Asked for each in its turn: what the earlier ones end in may answer it.
      if (docket.isOpen(message.index())) {
        docket.settle(message.index(), decide(message));
      }
    }
  }

  private Outcome decide(Addressed message) {
    return switch (message.entry().event()) {
      case StatusUpdate update -> decide(concern(message, update.packageNo()), update);
      case InterceptAnswered answer ->
          Answering.decide(concern(message, answer.packageNo()), answer);
      case OrderUpdate update -> Updating.decide(concern(message, update.packageNo()), update);
      case ReceiverChanged change -> Updating.decide(concern(message, null), change);
      case OrderCancel cancel ->
          Cancelling.decide(concern(message, cancel.packageNo()), cancel.reason());
      case OrderCancelled cancel -> Cancelling.decide(concern(message, null), cancel.reason());
      case Checkpoint scan -> Scanning.decide(concern(message, scan.packageNo()), scan);
      case OrderPaid _,
          InventoryAdjusted _,
          WarehouseUpdated _,
          PlaceUpdated _,
          CourierUpdated _,
          RouteDeparted _,
          RouteFinished _ ->
          throw new InvariantBroken("no change of an order: " + message.entry().event());
    };
  }

  private static Outcome decide(Concern concern, StatusUpdate update) {
    return LifeCycle.belongsToTheOrder(update.status())
        ? OrderReporting.decide(concern, update)
        : Reporting.decide(concern, update);
  }

  private Concern concern(Addressed message, @Nullable String packageNo) {
    return new Concern(fold(message.orderId()), message, packageNo);
  }

  private OrderFold fold(long orderId) {
    return folds.computeIfAbsent(
        orderId, id -> new OrderFold(order(id), fields.get(id), archived.contains(id), now));
  }

  private LiveOrder order(long orderId) {
    LiveOrder order = orders.get(orderId);
    if (order == null) {
      throw new InvariantBroken("order %d was not read".formatted(orderId));
    }
    return order;
  }

  /** Orders that are not as they were, by id. */
  public List<ChangedOrder> changed() {
    return folds.values().stream().map(OrderFold::changed).flatMap(Optional::stream).toList();
  }
}
