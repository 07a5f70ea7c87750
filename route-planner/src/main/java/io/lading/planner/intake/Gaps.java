package io.lading.planner.intake;

import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.StoredPosition;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.parcel.ParcelLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chore: passes over gaps in the sequence of an order that nothing is going to fill. An event
 * waits for the one before it while that may be behind on another partition, as after partitions
 * were added. So where the topic ends is looked at after the event has come; when all of that is
 * taken in, in every partition, what is still missing will not come. Several instances may run at
 * once. One thread.
 */
public final class Gaps implements ChoreWork {

  private static final Logger log = LoggerFactory.getLogger(Gaps.class);

  /** So many orders are named in the log. */
  private static final int NAMED = 10;

  private final Supplier<List<PartitionSituation>> topic;
  private final Supplier<Map<PartitionRef, StoredPosition>> takenIn;
  private final ParcelLedger ledger;
  private final Duration patience;
  private final Counter passed;
  private @Nullable Look look;

  /**
   * @param topic where each of its partitions ends now
   * @param takenIn how far each was taken in
   * @param patience how long an event waits at least
   */
  public Gaps(
      Supplier<List<PartitionSituation>> topic,
      Supplier<Map<PartitionRef, StoredPosition>> takenIn,
      ParcelLedger ledger,
      Duration patience,
      MeterRegistry meters) {
    this.topic = topic;
    this.takenIn = takenIn;
    this.ledger = ledger;
    this.patience = patience;
    this.passed =
        Counter.builder("lading.planner.gaps")
            .description("Status events taken in although some before them have not come")
            .register(meters);
  }

  /**
   * Where the topic ended after everything that is kept since then had come.
   *
   * @param events that were taken in over gaps
   * @param orders some of theirs, by their codes
   */
  private record Look(
      Instant then, List<PartitionSituation> ends, int events, SortedSet<String> orders) {

    private Look(Instant then, List<PartitionSituation> ends) {
      this(then, ends, 0, Collections.emptySortedSet());
    }

    private Look after(List<StatusChanged> passed) {
      SortedSet<String> some = new TreeSet<>(orders);
      passed.stream().map(StatusChanged::lgOrderCode).limit(NAMED).forEach(some::add);
      return new Look(then, ends, events + passed.size(), some);
    }
  }

  @Override
  public int runOnce() {
    Look known = look == null ? look() : look;
    look = known;
    if (known == null || !isTakenIn(known.ends())) {
      return 0;
    }
    List<StatusChanged> events = ledger.passGaps(known.then());
    passed.increment(events.size());
    look = events.isEmpty() ? null : known.after(events);
    if (events.isEmpty() && known.events() > 0) {
      log.warn(
          "{} events were taken in although some before them have not come, and will not; of orders"
              + " such as {}",
          known.events(),
          known.orders().stream().limit(NAMED).collect(Collectors.joining(", ")));
    }
    return events.size();
  }

  private @Nullable Look look() {
    Instant then = ledger.earlyFor(patience);
    try {
      return then == null ? null : new Look(then, topic.get());
    } catch (KafkaException away) {
      throw new StorageUnavailable("Kafka does not tell where the topic ends: " + away, away);
    }
  }

  private boolean isTakenIn(List<PartitionSituation> ends) {
    Map<PartitionRef, StoredPosition> stored = takenIn.get();
    return ends.stream().allMatch(end -> UpToDate.isReached(end, stored.get(end.partition())));
  }
}
