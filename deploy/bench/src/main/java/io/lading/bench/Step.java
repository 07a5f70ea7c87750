package io.lading.bench;

import io.lading.core.contract.OrderStatus;
import io.lading.core.model.Identity;
import java.util.List;
import java.util.UUID;

/**
 * One status update: the step with this number, from 1, of an order's life with a carrier. It names
 * no package. Confirming an order is one event, every other step is one for each package.
 */
public record Step(CreatedOrder order, int number) {

  static final List<OrderStatus> LIFE =
      List.of(
          OrderStatus.CONFIRMED,
          OrderStatus.SHIPPED,
          OrderStatus.CARRIER_ACCEPTED,
          OrderStatus.PICKED_UP,
          OrderStatus.OUT_FOR_DELIVERY,
          OrderStatus.DELIVERED);

  public static final int STEPS = LIFE.size();

  /** The ce_source of every update. */
  static final String SOURCE = "/bench/carrier";

  OrderStatus status() {
    return LIFE.get(number - 1);
  }

  /** The ce_id. */
  String messageId() {
    return order.lgOrderCode() + "-" + number;
  }

  /** By which Lading remembers it. */
  public UUID identity() {
    return Identity.of(SOURCE, messageId(), null).value();
  }

  public int events() {
    return number == 1 ? 1 : order.packages();
  }

  public boolean confirms() {
    return number == 1;
  }

  public boolean delivers() {
    return number == LIFE.size();
  }

  /** Of its last event; the creation's is 1. */
  public int lastSequence() {
    return 2 + (number - 1) * order.packages();
  }

  public int firstSequence() {
    return lastSequence() - events() + 1;
  }
}
