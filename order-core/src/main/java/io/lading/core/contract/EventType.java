package io.lading.core.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every {@code ce_type} of the contract with the topic it belongs on. */
public enum EventType {
  ORDER_PAID("io.lading.trade.order-paid", Topics.TRADE_EVENTS, Direction.IN),
  ORDER_CANCELLED("io.lading.trade.order-cancelled", Topics.TRADE_EVENTS, Direction.IN),
  RECEIVER_CHANGED("io.lading.trade.receiver-changed", Topics.TRADE_EVENTS, Direction.IN),
  STATUS_UPDATE("io.lading.order.status-update", Topics.ORDER_UPDATES, Direction.IN),
  INTERCEPT_ANSWERED("io.lading.order.intercept-answered", Topics.ORDER_UPDATES, Direction.IN),
  ORDER_UPDATE("io.lading.order.update", Topics.ORDER_UPDATES, Direction.IN),
  ORDER_CANCEL("io.lading.order.cancel", Topics.ORDER_UPDATES, Direction.IN),
  CHECKPOINT("io.lading.order.checkpoint", Topics.ORDER_UPDATES, Direction.IN),
  INVENTORY_ADJUSTED("io.lading.inventory.adjusted", Topics.INVENTORY_UPDATES, Direction.IN),
  WAREHOUSE_UPDATED("io.lading.fleet.warehouse-updated", Topics.FLEET_UPDATES, Direction.IN),
  PLACE_UPDATED("io.lading.fleet.place-updated", Topics.FLEET_UPDATES, Direction.IN),
  COURIER_UPDATED("io.lading.fleet.courier-updated", Topics.FLEET_UPDATES, Direction.IN),
  ROUTE_DEPARTED("io.lading.fleet.route-departed", Topics.FLEET_UPDATES, Direction.IN),
  ROUTE_FINISHED("io.lading.fleet.route-finished", Topics.FLEET_UPDATES, Direction.IN),

  STATUS_CHANGED("io.lading.order.status-changed", Topics.ORDER_STATUS, Direction.OUT),
  ORDER_SNAPSHOT("io.lading.order.snapshot", Topics.ORDER_SNAPSHOTS, Direction.OUT),
  ORDER_REJECTED("io.lading.order.rejected", Topics.ORDER_REJECTIONS, Direction.OUT),
  ROUTE_PLAN_PLANNED("io.lading.route.planned", Topics.ROUTE_PLANS, Direction.OUT),
  ROUTE_PLAN_DEPARTED("io.lading.route.departed", Topics.ROUTE_PLANS, Direction.OUT),
  ROUTE_PLAN_FINISHED("io.lading.route.finished", Topics.ROUTE_PLANS, Direction.OUT),
  ROUTE_PLAN_SUPERSEDED("io.lading.route.superseded", Topics.ROUTE_PLANS, Direction.OUT);

  /** Seen from Lading. */
  public enum Direction {
    IN,
    OUT
  }

  private static final Map<String, EventType> INPUTS =
      Arrays.stream(values())
          .filter(type -> type.direction == Direction.IN)
          .collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

  private final String type;
  private final String topic;
  private final Direction direction;

  EventType(String type, String topic, Direction direction) {
    this.type = type;
    this.topic = topic;
    this.direction = direction;
  }

  /** The input type of that name; null when Lading consumes none such. */
  public static @Nullable EventType ofInput(String type) {
    return INPUTS.get(type);
  }

  /** The value of {@code ce_type}. */
  public String type() {
    return type;
  }

  public String topic() {
    return topic;
  }

  public Direction direction() {
    return direction;
  }
}
