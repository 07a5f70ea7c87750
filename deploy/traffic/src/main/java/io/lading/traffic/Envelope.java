package io.lading.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The CloudEvents attributes of a message, in binary mode as headers or in structured mode. */
record Envelope(
    String type, String id, String source, Instant time, String subject, String traceparent) {

  static final String ORDER_PAID = "io.lading.trade.order-paid";
  static final String INVENTORY_ADJUSTED = "io.lading.inventory.adjusted";

  static Envelope of(String type, String subject, Instant time, SplittableRandom random) {
    return new Envelope(
        type,
        new UUID(random.nextLong(), random.nextLong()).toString(),
        "/sample/shop-" + (1 + random.nextInt(4)),
        time,
        subject,
        traceparent(random));
  }

  Envelope withId(String other) {
    return new Envelope(type, other, source, time, subject, traceparent);
  }

  Envelope withType(String other) {
    return new Envelope(other, id, source, time, subject, traceparent);
  }

  List<Header> binary() {
    var headers = new ArrayList<Header>();
    headers.add(header("ce_specversion", "1.0"));
    headers.add(header("ce_id", id));
    headers.add(header("ce_source", source));
    headers.add(header("ce_type", type));
    headers.add(header("ce_time", time.toString()));
    headers.add(header("ce_subject", subject));
    headers.add(header("content-type", "application/json"));
    headers.add(header("traceparent", traceparent));
    return List.copyOf(headers);
  }

  static List<Header> structuredHeaders() {
    return List.of(header("content-type", "application/cloudevents+json; charset=UTF-8"));
  }

  ObjectNode structured(ObjectNode data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", source);
    event.put("type", type);
    event.put("time", time.toString());
    event.put("subject", subject);
    event.put("datacontenttype", "application/json");
    event.put("traceparent", traceparent);
    event.set("data", data);
    return event;
  }

  static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String traceparent(SplittableRandom random) {
    return "00-%016x%016x-%016x-01"
        .formatted(random.nextLong() | 1, random.nextLong(), random.nextLong() | 1);
  }
}
