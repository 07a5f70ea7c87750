package io.lading.core.contract;

/** The names of the topics (contract, "Topics"). */
public final class Topics {
  public static final String TRADE_EVENTS = "lading.trade-events.v1";
  public static final String ORDER_UPDATES = "lading.order-updates.v1";
  public static final String INVENTORY_UPDATES = "lading.inventory-updates.v1";
  public static final String FLEET_UPDATES = "lading.fleet-updates.v1";
  public static final String ORDER_STATUS = "lading.order-status.v1";
  public static final String ORDER_SNAPSHOTS = "lading.order-snapshots.v1";
  public static final String ORDER_REJECTIONS = "lading.order-rejections.v1";
  public static final String ROUTE_PLANS = "lading.route-plans.v1";

  /**
   * Header of a dead letter or rejection that its topic refused whole as too large: how many bytes
   * were left out.
   */
  public static final String TRUNCATED_HEADER = "lading-truncated";

  private Topics() {}

  public static boolean isForDeadLetters(String topic) {
    return topic.endsWith(".dlt");
  }

  /** The dead-letter topic of an input topic. */
  public static String deadLettersOf(String topic) {
    return topic + ".dlt";
  }
}
