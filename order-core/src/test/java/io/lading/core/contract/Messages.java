package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Incoming messages as tests want them. */
public final class Messages {
  public static final String ORDER_PAID = EventType.ORDER_PAID.type();

  private Messages() {}

  public static IncomingMessage binary(String type, String json, String... headers) {
    return binary(type, utf8(json), headers);
  }

  /** {@code headers}: name, value, name, value … */
  public static IncomingMessage binary(String type, byte[] value, String... headers) {
    List<String> all = new ArrayList<>(List.of("ce_type", type));
    if (type.equals(EventType.INVENTORY_ADJUSTED.type())) {
      all.addAll(List.of("ce_id", "a"));
    }
    all.addAll(List.of(headers));
    return message(value, all);
  }

  public static IncomingMessage structured(String json, String... headers) {
    List<String> all =
        new ArrayList<>(List.of("content-type", "application/cloudevents+json; charset=utf-8"));
    all.addAll(List.of(headers));
    return message(utf8(json), all);
  }

  public static IncomingMessage from(OutgoingMessage message) {
    return new IncomingMessage(
        message.topic(), 0, 0, 0, message.key(), message.payload(), message.headers());
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static IncomingMessage message(byte[] value, List<String> headers) {
    List<MessageHeader> list = new ArrayList<>();
    for (int i = 0; i < headers.size(); i += 2) {
      list.add(new MessageHeader(headers.get(i), utf8(headers.get(i + 1))));
    }
    return new IncomingMessage(Topics.TRADE_EVENTS, 3, 42, 1_700_000_000_000L, null, value, list);
  }
}
