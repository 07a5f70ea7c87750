package io.lading.traffic;

import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what sellers, warehouses, carriers and buyers say about one order. code: the order's
 * lgOrderCode, null as long as nobody knows it; then its trade is named instead. Every message has
 * an id of its own, drawn from the random numbers; sending one again repeats it.
 */
final class LifeMessages {

  static final String TOPIC = "lading.order-updates.v1";

  private static final String ORDER = "io.lading.order.";

  private final JsonMapper json;
  private final LivedTrade trade;
  private final @Nullable String code;
  private final SplittableRandom random;

  LifeMessages(JsonMapper json, LivedTrade trade, @Nullable String code, SplittableRandom random) {
    this.json = json;
    this.trade = trade;
    this.code = code;
    this.random = random;
  }

  TrafficMessage status(String status, @Nullable String packageNo, Instant occurredAt) {
    return update("status-update", status(status, packageNo, occurredAt, named()));
  }

  /** The first scan that has a waybill tells it. */
  TrafficMessage waybill(String status, @Nullable String packageNo, Instant occurredAt) {
    ObjectNode data = status(status, packageNo, occurredAt, named());
    putWaybill(data, packageNo);
    data.put("expressName", "示例快递");
    return update("status-update", data);
  }

  /** Of somebody who looked at the order long ago. */
  TrafficMessage outdated(String status, Instant occurredAt) {
    ObjectNode data = status(status, null, occurredAt, named());
    data.put("expectedStatusVersion", 77);
    return update("status-update", data);
  }

  /** About an order that nobody ever made: it is waited for. */
  TrafficMessage lost(Instant occurredAt) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("tradeOrderCode", trade.tradeOrderCode() + "-GONE");
    data.put("bizType", trade.bizType());
    return update("status-update", status("CONFIRMED", null, occurredAt, data));
  }

  TrafficMessage checkpoint(@Nullable String packageNo, Instant occurredAt) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    if (trade.hasWaybills() || code == null) {
      putWaybill(data, packageNo);
    } else {
      data.put("lgOrderCode", code);
      putPackage(data, packageNo);
    }
    data.putObject("location").put("text", "示例分拨中心 " + (1 + random.nextInt(40)));
    data.put("description", "到达分拨中心");
    data.put("occurredAt", occurredAt.toString());
    return update("checkpoint", data);
  }

  TrafficMessage cancel(@Nullable String packageNo) {
    ObjectNode data = named();
    putPackage(data, packageNo);
    data.put("reason", "buyer changed their mind");
    return update("cancel", data);
  }

  /** As the trade system says it, on its own topic. */
  TrafficMessage tradeCancelled() {
    ObjectNode data = byTrade();
    data.put("reason", "refunded");
    return traded("io.lading.trade.order-cancelled", data);
  }

  TrafficMessage receiverChanged(City city) {
    ObjectNode data = byTrade();
    People.party(data.putObject("receiver"), city, random);
    return traded("io.lading.trade.receiver-changed", data);
  }

  TrafficMessage renamed() {
    ObjectNode data = coded();
    data.putObject("changes").put("buyerName", "改名 " + random.nextInt(1_000));
    return update("update", data);
  }

  TrafficMessage answer(String outcome, @Nullable String packageNo, Instant occurredAt) {
    ObjectNode data = coded();
    putPackage(data, packageNo);
    data.put("outcome", outcome);
    data.put("occurredAt", occurredAt.toString());
    return update("intercept-answered", data);
  }

  /** A status that is none: it has to end as a dead letter. */
  TrafficMessage malformed(Instant occurredAt) {
    return update("status-update", status("TELEPORTED", null, occurredAt, named()));
  }

  TrafficMessage returned(ObjectNode reverse) {
    return traded(Envelope.ORDER_PAID, reverse);
  }

  private ObjectNode status(
      String status, @Nullable String packageNo, Instant occurredAt, ObjectNode data) {
    data.put("status", status);
    putPackage(data, packageNo);
    data.put("occurredAt", occurredAt.toString());
    return data;
  }

  /** Sellers know their trade, the others mostly the order. */
  private ObjectNode named() {
    return code == null || random.nextBoolean() ? byTrade() : coded();
  }

  private ObjectNode coded() {
    return JsonNodeFactory.instance.objectNode().put("lgOrderCode", code);
  }

  private ObjectNode byTrade() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("tradeOrderCode", trade.tradeOrderCode());
    data.put("bizType", trade.bizType());
    return data;
  }

  private static void putPackage(ObjectNode data, @Nullable String packageNo) {
    if (packageNo != null) {
      data.put("packageNo", packageNo);
    }
  }

  private void putWaybill(ObjectNode data, @Nullable String packageNo) {
    data.put("expressCode", "SAMPLE");
    data.put("mailNo", "SX" + trade.tradeOrderCode() + (packageNo == null ? "" : "-" + packageNo));
  }

  private TrafficMessage update(String type, ObjectNode data) {
    String key = code == null ? trade.tradeOrderCode() : code;
    return message(TOPIC, key, ORDER + type, data);
  }

  private TrafficMessage traded(String type, ObjectNode data) {
    return message(TrafficGenerator.TOPIC, data.path("tradeOrderCode").asString(), type, data);
  }

  private TrafficMessage message(String topic, String key, String type, ObjectNode data) {
    Envelope envelope = Envelope.of(type, key, trade.paidAt(), random);
    return new TrafficMessage(
        trade.number(), Intent.LIFE, topic, key, envelope.binary(), json.writeValueAsBytes(data));
  }
}
