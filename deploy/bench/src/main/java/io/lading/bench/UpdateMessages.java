package io.lading.bench;

import io.lading.core.contract.EventType;
import io.lading.core.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Status updates as a carrier's system sends them: about 230 bytes of JSON, every attribute of the
 * envelope in headers, and a time of their own. The same step gives the same message.
 */
final class UpdateMessages {

  private static final Instant BEGIN = Instant.parse("2026-06-02T00:00:00Z");

  private static final String DATA =
      """
      {"lgOrderCode":"%s","status":"%s","occurredAt":"%s",\
      "location":{"text":"杭州市余杭区分拨中心 %d","lat":30.2741,"lon":120.1551},"description":"scan %d by handheld %d"}\
      """;

  private static final byte[] JSON = bytes("application/json");

  private UpdateMessages() {}

  static ProducerRecord<byte[], byte[]> of(Step step) {
    String code = step.order().lgOrderCode();
    Instant at = occurredAt(step);
    return new ProducerRecord<>(
        Topics.ORDER_UPDATES, null, null, bytes(code), data(step, code, at), headers(step, at));
  }

  private static Instant occurredAt(Step step) {
    long within = Math.floorMod(step.order().id(), Duration.ofHours(8).toNanos() / 1_000);
    return BEGIN.plus(Duration.ofHours(9L * step.number())).plusNanos(within * 1_000);
  }

  private static byte[] data(Step step, String code, Instant at) {
    long place = Math.floorMod(step.order().id(), 40);
    return bytes(DATA.formatted(code, step.status(), at, place, step.number(), place + 7));
  }

  private static List<Header> headers(Step step, Instant at) {
    return List.of(
        new RecordHeader("ce_specversion", bytes("1.0")),
        new RecordHeader("ce_id", bytes(step.messageId())),
        new RecordHeader("ce_source", bytes(Step.SOURCE)),
        new RecordHeader("ce_type", bytes(EventType.STATUS_UPDATE.type())),
        new RecordHeader("ce_time", bytes(at.toString())),
        new RecordHeader("ce_subject", bytes(step.order().lgOrderCode())),
        new RecordHeader("content-type", JSON),
        new RecordHeader("traceparent", bytes(traceparent(step))));
  }

  private static String traceparent(Step step) {
    return "00-%016x%016x-%016x-01"
        .formatted(step.order().id() | 1, step.number(), step.order().id() | 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
