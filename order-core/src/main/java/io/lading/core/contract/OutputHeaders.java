package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of CloudEvents binary mode; absent ones are left out. Not for several threads. */
final class OutputHeaders {
  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] JSON = bytes("application/json");

  private final List<MessageHeader> headers = new ArrayList<>(11);

  OutputHeaders(EventType type, String id, @Nullable String subject, Instant time) {
    this(Sources.ORDERS, type, id, subject, time);
  }

  OutputHeaders(String source, EventType type, String id, @Nullable String subject, Instant time) {
    headers.add(new MessageHeader("ce_specversion", SPEC_VERSION));
    add("ce_id", id);
    add("ce_source", source);
    add("ce_type", type.type());
    add("ce_time", Rfc3339Text.of(time));
    add("ce_subject", subject);
    headers.add(new MessageHeader("content-type", JSON));
  }

  OutputHeaders sequence(int sequence) {
    add("ce_sequence", Integer.toString(sequence));
    return this;
  }

  List<MessageHeader> from(Origin origin) {
    add("traceparent", origin.traceparent());
    add("ce_correlationid", origin.correlationId());
    add("ce_causationid", origin.causationId());
    return headers;
  }

  private void add(String name, @Nullable String value) {
    if (value != null) {
      headers.add(new MessageHeader(name, bytes(value)));
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
