package io.lading.planner.intake;

import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.StoredPosition;
import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.PartitionRef;
import io.lading.planner.parcel.ParcelLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chore: passes over gaps in the sequence of an order that nothing is going to fill. An event
 * waits for the one before it while that may be behind on another partition, as after partitions
 * were added. Where the topic ends is therefore looked at after the event has come; what is not
 * there, in any partition, by then is not on the topic: retention has passed it, or it could not be
 * read. Several instances may run at once. One thread.
 */
public final class Gaps implements ChoreWork {

  private static final Logger log = LoggerFactory.getLogger(Gaps.class);

  private final Supplier<List<PartitionSituation>> topic;
  private final Supplier<Map<PartitionRef, StoredPosition>> takenIn;
  private final ParcelLedger ledger;
  private final Duration patience;
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
      Duration patience) {
    this.topic = topic;
    this.takenIn = takenIn;
    this.ledger = ledger;
    this.patience = patience;
  }

  /** Where the topic ended after everything up to the newest had come. */
  private record Look(long newest, List<PartitionSituation> ends) {}

  @Override
  public int runOnce() {
    Look known = look == null ? look() : look;
    look = known;
    if (known == null || !isTakenIn(known.ends())) {
      return 0;
    }
    int passed = ledger.passGaps(known.newest());
    if (passed == 0) {
      look = null;
    } else {
      log.warn(
          "{} events are taken in after a gap in their orders: no topic holds what is missing",
          passed);
    }
    return passed;
  }

  private @Nullable Look look() {
    OptionalLong newest = ledger.newestEarly(patience);
    try {
      return newest.isEmpty() ? null : new Look(newest.getAsLong(), topic.get());
    } catch (KafkaException away) {
      log.warn("Where the topic ends is looked at later", away);
      return null;
    }
  }

  private boolean isTakenIn(List<PartitionSituation> ends) {
    Map<PartitionRef, StoredPosition> stored = takenIn.get();
    return ends.stream().allMatch(end -> UpToDate.isReached(end, stored.get(end.partition())));
  }
}
