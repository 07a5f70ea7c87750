package io.lading.core.consume;

import io.lading.core.consume.Claiming.Claimed;
import io.lading.core.consume.Claiming.Refused;
import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PositionMove;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the group: consumes only what it has claimed. Whatever fails, it lets go of the
 * partitions concerned (they are paused, nothing is acknowledged) and claims them again after a
 * pause, from where the database says; meanwhile it keeps polling, so it stays in the group. Every
 * method is called by the consumer's own thread.
 */
final class PartitionConsumer {

  private static final Logger log = LoggerFactory.getLogger(PartitionConsumer.class);
  private static final Duration FOLLOW_INTERVAL = Duration.ofSeconds(1);

  private final Intake intake;
  private final int number;
  private final ClaimedPartitions claims = new ClaimedPartitions();
  private final ToldOffsets told = new ToldOffsets();
  private final RetryPace pace;
  private final Gathering gathering;
  private Instant probeDue = Instant.MIN;
  private Instant followDue = Instant.MIN;
  private boolean joined;
  private boolean refused;
  private boolean ended;

  PartitionConsumer(Intake intake, int number) {
    this.intake = intake;
    this.number = number;
    IntakeSettings settings = intake.settings();
    this.pace = new RetryPace(settings.firstBackOff(), settings.longestBackOff());
    this.gathering = Gathering.of(settings);
  }

  /** Held until they are claimed: a position is needed, but never fetched from. */
  void assigned(Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
    joined = true;
    hold(partitions, consumer);
  }

  void revoked(Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
    told.tellNow(claims.claims(partitions), consumer);
    lost(partitions);
  }

  void lost(Collection<TopicPartition> partitions) {
    claims.drop(partitions);
    told.forget(partitions);
    intake.meters().forget(partitions);
  }

  void beforePoll(Consumer<?, ?> consumer) {
    if (!ended && pace.isDue(intake.clock().instant())) {
      Set<TopicPartition> missing = claims.missing(consumer.assignment());
      boolean claimed = attempt(missing, consumer, () -> claim(missing, consumer));
      if (claimed && attempt(Set.of(), consumer, () -> probe(consumer))) {
        settle(consumer);
      }
      attempt(claims.all(), consumer, () -> follow(consumer));
    }
  }

  void consume(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    gathering.batchBegins();
    attempt(Polled.partitions(records), consumer, () -> handle(records, consumer));
    gathering.afterBatchOf(records.size());
  }

  /** Kafka does not let us in; the container asks again by itself. */
  void refused(String why) {
    refused = true;
    Instant now = intake.clock().instant();
    pace.failed(now);
    intake.meters().failed();
    report(
        new Retrying(
            pace.since(now),
            "Kafka refuses this consumer (%s). It needs to read topic %s as group %s"
                .formatted(why, intake.settings().topic(), intake.settings().group())));
  }

  /** A poll has succeeded since. */
  void admitted() {
    refused = false;
  }

  /** Nobody knows what such a poll has brought and dropped: everything is claimed again. */
  void pollFailed(Exception thrown, Consumer<?, ?> consumer) {
    failed(thrown, consumer.assignment(), consumer);
  }

  private boolean attempt(
      Collection<TopicPartition> partitions, Consumer<?, ?> consumer, Runnable work) {
    try {
      work.run();
      return true;
    } catch (Throwable thrown) {
      failed(thrown, partitions, consumer);
      return false;
    }
  }

  private void handle(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    List<PositionMove> moves = claims.moves(records, Polled.reached(consumer));
    List<IncomingMessage> messages = Polled.messages(records);
    intake.meters().timed(messages.size(), () -> intake.handler().handle(messages, moves));
    claims.moved(moves);
    succeeded();
  }

  /** Asks Kafka now and then whether it is there, and whether the topic is still the same. */
  private void probe(Consumer<?, ?> consumer) {
    Instant now = intake.clock().instant();
    if (!now.isBefore(probeDue)) {
      probeDue = now.plus(intake.settings().probeInterval());
      if (!claims.areOf(intake.watch().topicId())) {
        hold(claims.all(), consumer);
      }
    }
  }

  /** Now and then, so that a busy consumer does not do it with every poll. */
  private void follow(Consumer<?, ?> consumer) {
    Instant now = intake.clock().instant();
    if (!now.isBefore(followDue)) {
      followDue = now.plus(FOLLOW_INTERVAL);
      passMarkers(consumer);
      told.tell(claims.claims(), consumer);
    }
  }

  /**
   * Nothing is in hand between two polls. Else a topic that ends with a marker is never consumed
   * whole, and retention passes the position by.
   */
  private void passMarkers(Consumer<?, ?> consumer) {
    List<PositionMove> moves = claims.moves(Polled.reached(consumer));
    if (!moves.isEmpty()) {
      intake.handler().handle(List.of(), moves);
      claims.moved(moves);
    }
  }

  private void claim(Set<TopicPartition> missing, Consumer<?, ?> consumer) {
    if (missing.isEmpty()) {
      return;
    }
    switch (intake.claims().claim(intake.watch().situations(missing))) {
      case Refused refused -> end(explain(refused), null, consumer);
      case Claimed claimed -> begin(claimed.claims(), consumer);
    }
  }

  private void begin(List<Claim> claimed, Consumer<?, ?> consumer) {
    told.tellObeyed(claimed, consumer);
    claims.add(claimed);
    claimed.forEach(
        claim -> consumer.seek(ClaimedPartitions.partitionOf(claim), claim.nextOffset()));
    consumer.resume(claimed.stream().map(ClaimedPartitions::partitionOf).toList());
    log.info("Consuming {}", claimed);
  }

  private void failed(
      Throwable thrown, Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
    intake.meters().failed();
    switch (Failure.of(thrown)) {
      case Failure.Fatal fatal -> end(fatal.why(), thrown, consumer);
      case Failure.Passing passing -> {
        Instant now = intake.clock().instant();
        Duration pause = pace.failed(now);
        report(new Retrying(pace.since(now), passing.why()));
        log.warn("{}: trying again in {} ms. {}", intake.name(), pause.toMillis(), passing.why());
        hold(partitions, consumer);
        probeDue = Instant.MIN;
      }
    }
  }

  /** Nothing is consumed from here on, however long the container takes to stop. */
  private void end(String why, @Nullable Throwable thrown, Consumer<?, ?> consumer) {
    ended = true;
    List<Claim> reached = claims.claims();
    hold(consumer.assignment(), consumer);
    intake.stop(why, thrown);
    told.tellNow(reached, consumer);
  }

  private void hold(Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
    Set<TopicPartition> ours = new HashSet<>(partitions);
    ours.retainAll(consumer.assignment());
    claims.drop(partitions);
    told.forget(partitions);
    consumer.pause(ours);
    ours.forEach(partition -> consumer.seek(partition, 0));
  }

  /** Recovered only when something was committed, or when nothing is left to commit. */
  private void settle(Consumer<?, ?> consumer) {
    if (joined) {
      intake.meters().sees();
    }
    boolean nothingLeft = claims.missing(consumer.assignment()).isEmpty();
    for (TopicPartition partition : claims.all()) {
      OptionalLong lag = consumer.currentLag(partition);
      nothingLeft &= lag.equals(OptionalLong.of(0));
      intake.meters().lag(partition, lag);
    }
    if (joined && !refused && (nothingLeft || !pace.isFailing())) {
      succeeded();
    }
  }

  private void succeeded() {
    if (pace.isFailing()) {
      log.info("{}: running again", intake.name());
    }
    pace.succeeded();
    report(new Running());
  }

  private void report(IntakeState state) {
    intake.health().report(intake.settings().topic(), number, state);
  }

  private static String explain(Refused refused) {
    return refused.refusals().stream()
        .map(PositionRefusal::explanation)
        .collect(Collectors.joining("\n"));
  }
}
