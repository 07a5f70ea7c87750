package io.lading.core.relay;

import io.lading.core.outbox.Buckets;
import io.lading.core.outbox.PageBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bounds of the relay. lanes counts only when the outbox is used for the first time. poll: how
 * long, after gather, a commit of another instance may go unnoticed; own commits wake the relay at
 * once. gather: how long after the beginning of a pass the next one begins at the earliest, if it
 * left nothing; after a silence nobody waits.
 */
public record RelaySettings(
    @DefaultValue("1") int lanes,
    @DefaultValue("50ms") Duration poll,
    @DefaultValue("10ms") Duration gather,
    @DefaultValue Page page,
    @DefaultValue Lease lease,
    @DefaultValue BackOff backOff,
    @DefaultValue Chores chores,
    @DefaultValue Producer producer,
    @DefaultValue Republish republish) {

  private static final Duration LONGEST_GATHER = Duration.ofSeconds(1);

  public RelaySettings {
    demand(lanes >= 1 && lanes <= Buckets.COUNT, "lanes", lanes, "1 to " + Buckets.COUNT);
    positive("poll", poll);
    demand(
        !gather.isNegative() && gather.compareTo(LONGEST_GATHER) <= 0,
        "gather",
        gather,
        "0 to " + LONGEST_GATHER);
  }

  /** What is read, sent and awaited at a time; a single row may be larger than size. */
  public record Page(@DefaultValue("2000") int rows, @DefaultValue("8MB") DataSize size) {
    public Page {
      demand(rows >= 1 && rows <= 100_000, "page.rows", rows, "1 to 100000");
      demand(size.toBytes() >= 1, "page.size", size, "more than nothing");
    }

    PageBounds bounds() {
      return new PageBounds(rows, size.toBytes());
    }
  }

  /** How long a lane stays with an instance that is not heard of; heartbeat: how often it is. */
  public record Lease(
      @DefaultValue("10s") Duration duration, @DefaultValue("2s") Duration heartbeat) {
    public Lease {
      positive("lease.heartbeat", heartbeat);
      demand(
          duration.compareTo(heartbeat.multipliedBy(2)) >= 0,
          "lease.duration",
          duration,
          "at least two heartbeats of " + heartbeat);
    }
  }

  /** The rest after a failure of the world: doubled from first up to most, for ever. */
  public record BackOff(@DefaultValue("100ms") Duration first, @DefaultValue("5s") Duration most) {
    public BackOff {
      positive("back-off.first", first);
      demand(most.compareTo(first) >= 0, "back-off.most", most, "at least " + first);
    }

    Duration after(int failures) {
      long doubled = first.toMillis() << Math.min(failures - 1, 20);
      return Duration.ofMillis(Math.min(doubled, most.toMillis()));
    }
  }

  /**
   * retention: how long published rows are kept, at least as long as the topics keep the records.
   * backlogAge: how long a row may wait, whoever publishes it, before health is DOWN.
   */
  public record Chores(
      @DefaultValue("8d") Duration retention,
      @DefaultValue("3") int daysAhead,
      @DefaultValue("10m") Duration partitionsEvery,
      @DefaultValue("5s") Duration backlogEvery,
      @DefaultValue("100000") int backlogAtMost,
      @DefaultValue("2m") Duration backlogAge) {
    public Chores {
      demand(retention.toDays() >= 1, "chores.retention", retention, "at least a day");
      demand(daysAhead >= 1 && daysAhead <= 60, "chores.days-ahead", daysAhead, "1 to 60");
      positive("chores.partitions-every", partitionsEvery);
      positive("chores.backlog-every", backlogEvery);
      positive("chores.backlog-age", backlogAge);
      demand(backlogAtMost >= 1, "chores.backlog-at-most", backlogAtMost, "at least 1");
    }
  }

  /**
   * maxRequest must be above the largest dead letter; slow: waiting longer than this is an error.
   */
  public record Producer(
      @DefaultValue("0ms") Duration linger,
      @DefaultValue("256KB") DataSize batch,
      @DefaultValue("32MB") DataSize maxRequest,
      @DefaultValue("64MB") DataSize buffer,
      @DefaultValue("none") String compression,
      @DefaultValue("10s") Duration maxBlock,
      @DefaultValue("10s") Duration slow) {
    public Producer {
      demand(!linger.isNegative(), "producer.linger", linger, "0 or more");
      demand(batch.toBytes() >= 1, "producer.batch", batch, "more than nothing");
      demand(
          buffer.compareTo(maxRequest) >= 0, "producer.buffer", buffer, "at least " + maxRequest);
      positive("producer.max-block", maxBlock);
      positive("producer.slow", slow);
    }
  }

  /** One request to republish: what it may send, and look at. The rest is asked for again. */
  public record Republish(@DefaultValue("1000000") long rows, @DefaultValue("20000000") long ids) {
    public Republish {
      demand(rows >= 1, "republish.rows", rows, "at least 1");
      demand(ids >= 1 && ids <= 1L << 40, "republish.ids", ids, "1 to 2^40");
    }
  }

  private static void positive(String name, Duration value) {
    demand(value.isPositive(), name, value, "more than 0");
  }

  private static void demand(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "relay." + name + " is " + value + ", expected " + expected);
    }
  }
}
