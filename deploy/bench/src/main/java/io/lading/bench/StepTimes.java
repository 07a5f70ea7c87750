package io.lading.bench;

import io.lading.bench.postgres.Lives;
import io.lading.core.contract.Topics;
import io.lading.core.model.LgOrderCode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * When each update was received (appended to the topic of updates), when the transaction that wrote
 * its last event was committed, and when that event was appended to the status topic; in µs since
 * 1970. An update is told from the others of its order by its place in its partition, an event by
 * its sequence.
 */
final class StepTimes {

  private final List<CreatedOrder> orders;
  private final Map<Long, Integer> places = new HashMap<>();
  private final long[] received;
  private final long[] committed;
  private final long[] announced;
  private final int[] seen;

  private StepTimes(List<CreatedOrder> orders) {
    this.orders = orders;
    orders.forEach(order -> places.put(order.id(), places.size()));
    received = new long[orders.size() * Step.STEPS];
    committed = new long[received.length];
    announced = new long[received.length];
    seen = new int[orders.size()];
  }

  static StepTimes read(Desk desk, Lives lives, List<CreatedOrder> orders) throws SQLException {
    var times = new StepTimes(orders);
    Appended.each(desk, Topics.ORDER_UPDATES, times::received);
    lives.events((id, sequence, at) -> times.ended(times.committed, id, sequence, at));
    Appended.each(desk, Topics.ORDER_STATUS, times::announced);
    return times;
  }

  private void received(ConsumerRecord<byte[], byte[]> update) {
    Integer place = places.get(orderId(update));
    if (place != null) {
      received[place * Step.STEPS + seen[place]++] = micros(update);
    }
  }

  private void announced(ConsumerRecord<byte[], byte[]> event) {
    String sequence = text(event.headers().lastHeader("ce_sequence").value());
    ended(announced, orderId(event), Integer.parseInt(sequence), micros(event));
  }

  private void ended(long[] times, long orderId, int sequence, long at) {
    Integer place = places.get(orderId);
    int number = place == null ? 0 : orders.get(place).stepEndedBy(sequence);
    if (place != null && number > 0) {
      times[place * Step.STEPS + number - 1] = at;
    }
  }

  /** As the broker has it, in whole ms and so up to one too early. */
  private static long micros(ConsumerRecord<byte[], byte[]> appended) {
    return appended.timestamp() * 1_000;
  }

  private static long orderId(ConsumerRecord<byte[], byte[]> about) {
    return LgOrderCode.parse(text(about.key())).orElse(-1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  long received(Step step) {
    return at(received, step, "was not received");
  }

  long committed(Step step) {
    return at(committed, step, "has no event in the outbox");
  }

  long announced(Step step) {
    return at(announced, step, "has no event on Kafka");
  }

  private long at(long[] times, Step step, String missing) {
    int place = places.getOrDefault(step.order().id(), -1);
    long at = place < 0 ? 0 : times[place * Step.STEPS + step.number() - 1];
    if (at == 0) {
      throw new IllegalStateException(step + " " + missing);
    }
    return at;
  }

  /** How many updates were received and not committed at that time. */
  long backlog(long micros) {
    return countUpTo(received, micros) - countUpTo(committed, micros);
  }

  private static long countUpTo(long[] times, long micros) {
    return Arrays.stream(times).filter(at -> at > 0 && at <= micros).count();
  }
}
