package io.lading.planner.intake;

import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.StoredPosition;
import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.StorageUnavailable;
import io.lading.planner.parcel.ParcelLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
   */
  private record Look(Instant then, List<PartitionSituation> ends, int events) {}

  @Override
  public int runOnce() {
    Look known = look == null ? look() : look;
    look = known;
    if (known == null || !isTakenIn(known.ends())) {
      return 0;
    }
    int events = ledger.passGaps(known.then());
    passed.increment(events);
    look = events == 0 ? null : new Look(known.then(), known.ends(), known.events() + events);
    if (events == 0 && known.events() > 0) {
      log.warn(
          "{} events were taken in although some before them have not come, and will not",
          known.events());
    }
    return events;
  }

  private @Nullable Look look() {
    Instant then = ledger.earlyFor(patience);
    try {
      return then == null ? null : new Look(then, topic.get(), 0);
    } catch (KafkaException away) {
      throw new StorageUnavailable("Kafka does not tell where the topic ends: " + away, away);
    }
  }

  private boolean isTakenIn(List<PartitionSituation> ends) {
    Map<PartitionRef, StoredPosition> stored = takenIn.get();
    return ends.stream().allMatch(end -> UpToDate.isReached(end, stored.get(end.partition())));
  }
}
