package io.lading.planner.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Topics;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Offences;
import io.lading.core.verify.PublishedRows;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the events of each route are on their topic as versions without a gap, and each parcel is
 * SHIPPED before it is OUT_FOR_DELIVERY. For one verification, one thread.
 */
final class OrderOfNews implements PublishedRows.Firsts {

  private final Offences disorder =
      new Offences("5 routes, and the statuses of each parcel, reach their topics in order");
  private final Map<String, Integer> reached = new HashMap<>();
  private final JsonMapper json = JsonMapper.shared();
  private long steps;

  Finding finding() {
    return disorder.finding(steps);
  }

  @Override
  public void first(ConsumerRecord<byte[], byte[]> record, boolean trimmed) {
    switch (record.topic()) {
      case Topics.ROUTE_PLANS ->
          step(header(record, "ce_subject"), version(record), record, trimmed);
      case Topics.ORDER_UPDATES -> parcel(record, trimmed);
      default -> {}
    }
  }

  private void parcel(ConsumerRecord<byte[], byte[]> record, boolean trimmed) {
    JsonNode said = read(record);
    String parcel =
        said.path("lgOrderCode").asString("") + "/" + said.path("packageNo").asString("");
    boolean out = said.path("status").asString("").equals(OrderStatus.OUT_FOR_DELIVERY.name());
    step(parcel, out ? 2 : 1, record, trimmed);
  }

  private JsonNode read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return json.readTree(record.value() == null ? new byte[0] : record.value());
    } catch (JacksonException unreadable) {
      return json.missingNode();
    }
  }

  /** Of what is on its way still, the first gap is told. */
  private void step(String of, int step, ConsumerRecord<byte[], byte[]> record, boolean trimmed) {
    int before = reached.getOrDefault(of, 0);
    steps++;
    if (step > before + 1 && !(before == 0 && trimmed)) {
      disorder.add(
          of,
          "step %d at %s-%d@%d comes before step %d"
              .formatted(step, record.topic(), record.partition(), record.offset(), before + 1));
    }
    reached.merge(of, step, Math::max);
  }

  private static int version(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Integer.parseInt(header(record, "ce_sequence"));
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }
}
