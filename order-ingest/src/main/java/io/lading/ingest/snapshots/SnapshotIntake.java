package io.lading.ingest.snapshots;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.consume.PollHandler;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.LgOrderCode;
import io.lading.core.snapshot.FollowedPositions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Follows the status topic: the orders of a poll are published as they are now, then the positions
 * move. Who is abreast of the topic rests first, so that several changes of an order become one
 * snapshot; who is behind does not. Repeating a poll publishes the same again, which harms nobody.
 */
public final class SnapshotIntake implements PollHandler {

  private final PublishSnapshots publish;
  private final FollowedPositions positions;
  private final String group;
  private final Duration rest;
  private final Clock clock;
  private final Counter published;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** rest: how long an order is left to change further. */
  public record Bounds(String group, Duration rest) {}

  public SnapshotIntake(
      PublishSnapshots publish,
      FollowedPositions positions,
      Bounds bounds,
      Clock clock,
      MeterRegistry meters) {
    this.publish = publish;
    this.positions = positions;
    this.group = bounds.group();
    this.rest = bounds.rest();
    this.clock = clock;
    this.published =
        Counter.builder("lading.snapshots.published")
            .description("Snapshots sent to the compacted topic, tombstones among them")
            .register(meters);
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    rest(messages);
    published.increment(publish.publish(orders(messages)));
    positions.move(moves, records(messages));
  }

  /** Nobody rests any more. */
  public void stop() {
    stopping.countDown();
  }

  /** Until the youngest event is as old as the rest, and never longer than that. */
  private void rest(List<IncomingMessage> messages) {
    long youngest = messages.stream().mapToLong(IncomingMessage::timestampMillis).max().orElse(0);
    Duration left = Duration.between(clock.instant(), Instant.ofEpochMilli(youngest).plus(rest));
    if (left.isPositive()) {
      try {
        long millis = Math.min(left.toMillis(), rest.toMillis());
        boolean _ = stopping.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        throw new InterruptException(stopped);
      }
    }
  }

  /** What has no order's code as its key is no status event of ours. */
  private static Set<Long> orders(List<IncomingMessage> messages) {
    Set<Long> orders = new LinkedHashSet<>();
    for (IncomingMessage message : messages) {
      byte[] key = message.key();
      LgOrderCode.parse(key == null ? "" : new String(key, UTF_8)).ifPresent(orders::add);
    }
    return orders;
  }

  private Map<PartitionRef, Long> records(List<IncomingMessage> messages) {
    Map<PartitionRef, Long> records = new HashMap<>();
    for (IncomingMessage message : messages) {
      var partition = new PartitionRef(group, message.topic(), message.partition());
      records.merge(partition, 1L, Long::sum);
    }
    return records;
  }
}
