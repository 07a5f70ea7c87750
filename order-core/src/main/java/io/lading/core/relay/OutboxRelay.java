package io.lading.core.relay;

import io.lading.core.outbox.CommitSignal;
import io.lading.core.outbox.OutboxAnchor.Anchoring;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what was committed to the outbox: at least once, in order per key, nothing of what was
 * rolled back. Any number of instances may run; each lane is published by one. First {@link
 * #prepare}, before this process appends anything; then {@link #start}; {@link #committed} from any
 * thread; {@link #stop} at the end.
 */
public final class OutboxRelay implements CommitSignal {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final RelayParts parts;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final RelayChores chores;
  private final ScheduledExecutorService heartbeat = daemon("outbox-heartbeat");
  private final ScheduledExecutorService housekeeping = daemon("outbox-chores");
  private final Repetition renewal;
  private final Repetition measuring;
  private final Repetition tending;
  private final List<Thread> threads = new ArrayList<>();
  private volatile List<LaneLoop> loops = List.of();

  public OutboxRelay(
      RelayStorage storage,
      Supplier<Producer<byte[], byte[]>> producers,
      RelaySettings settings,
      MeterRegistry registry) {
    String owner = "relay-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    this.parts = new RelayParts(owner, storage, settings, new RelayMeters(registry));
    this.producers = producers;
    this.chores = new RelayChores(parts);
    this.renewal = new Repetition("Renewing the leases", this::renew, settings.lease().heartbeat());
    this.measuring =
        new Repetition(
            "Measuring the backlog", chores::measureBacklog, settings.chores().backlogEvery());
    this.tending =
        new Repetition(
            "Tending the partitions", chores::tendPartitions, settings.chores().partitionsEvery());
  }

  /** Ties the outbox to this database cluster and makes its partitions. May be repeated. */
  public void prepare() {
    int lanes = parts.settings().lanes();
    switch (parts.storage().anchor().anchor(lanes)) {
      case Anchoring.Kept kept when kept.lanes() != lanes ->
          LOG.warn("The outbox has {} lanes; the setting of {} is not used", kept.lanes(), lanes);
      case Anchoring.Kept _ -> {}
      case Anchoring.Made made -> LOG.info("The outbox has {} lanes", made.lanes());
      case Anchoring.TiedAnew anew ->
          LOG.warn("Another database cluster: {} rows wait in the outbox", anew.unpublished());
    }
    chores.tendPartitions();
  }

  public void start() {
    loops = parts.storage().leases().lanes().stream().map(this::loop).toList();
    for (LaneLoop loop : loops) {
      threads.add(Thread.ofPlatform().name("outbox-relay-", threads.size()).start(loop));
    }
    renewal.on(heartbeat);
    measuring.on(housekeeping);
    tending.on(housekeeping);
  }

  private LaneLoop loop(int lane) {
    Patience patience = Patience.of(parts.settings());
    return new LaneLoop(lane, parts, new KafkaPublisher(producers, patience, List.of()));
  }

  private void renew() {
    loops.forEach(LaneLoop::renew);
  }

  @Override
  public void committed() {
    loops.forEach(LaneLoop::wake);
  }

  public RelayHealth health() {
    return new RelayHealth(
        loops.stream().map(LaneLoop::health).toList(), parts.meters().backlog(), problems());
  }

  private List<String> problems() {
    return Stream.of(
            renewal.problem(), measuring.problem(), tending.problem(), chores.waitingTooLong())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Lets the running passes end, for a while, and gives the lanes back. */
  public void stop() {
    loops.forEach(LaneLoop::stop);
    if (!ended(STOP_WITHIN)) {
      loops.forEach(LaneLoop::abandon);
      if (!ended(STOP_WITHIN)) {
        threads.forEach(Thread::interrupt);
      }
    }
    heartbeat.shutdownNow();
    housekeeping.shutdownNow();
  }

  private boolean ended(Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    boolean all = true;
    try {
      for (Thread thread : threads) {
        long rest = Math.max(1, deadline - System.nanoTime());
        all &= thread.join(Duration.ofNanos(rest));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    return all;
  }

  private static ScheduledExecutorService daemon(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }
}
