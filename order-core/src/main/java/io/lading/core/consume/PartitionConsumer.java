package io.lading.core.consume;

import io.lading.core.consume.Claiming.Claimed;
import io.lading.core.consume.Claiming.Refused;
import io.lading.core.consume.IntakeState.Retrying;
import io.lading.core.consume.IntakeState.Running;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.core.intake.PositionMove;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
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

  private final Intake intake;
  private final int number;
  private final ClaimedPartitions claims = new ClaimedPartitions();
  private final RetryPace pace;
  private Instant probeDue = Instant.MIN;
  private boolean joined;
  private boolean ended;

  PartitionConsumer(Intake intake, int number) {
    this.intake = intake;
    this.number = number;
    this.pace = new RetryPace(intake.settings().firstBackOff(), intake.settings().longestBackOff());
  }

  /** Held until they are claimed: a position is needed, but never fetched from. */
  void assigned(Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
    joined = true;
    hold(partitions, consumer);
  }

  void revoked(Collection<TopicPartition> partitions) {
    claims.drop(partitions);
    intake.meters().forget(partitions);
  }

  void beforePoll(Consumer<?, ?> consumer) {
    if (!ended && pace.isDue(intake.clock().instant())) {
      Set<TopicPartition> missing = claims.missing(consumer.assignment());
      boolean claimed = attempt(missing, consumer, () -> claim(missing, consumer));
      if (claimed && attempt(Set.of(), consumer, () -> probe(consumer))) {
        settle(consumer);
      }
    }
  }

  /** True if the records were committed and may be acknowledged. */
  boolean consume(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    return attempt(partitionsOf(records), consumer, () -> handle(records));
  }

  /** A poll has failed; offsets that do not exist are looked at by claiming again. */
  void pollFailed(Exception thrown, Consumer<?, ?> consumer) {
    Set<TopicPartition> partitions =
        thrown instanceof OffsetOutOfRangeException range ? range.partitions() : Set.of();
    failed(thrown, partitions, consumer);
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

  private void handle(List<ConsumerRecord<byte[], byte[]>> records) {
    List<PositionMove> moves = claims.moves(records);
    List<IncomingMessage> messages = records.stream().map(PartitionConsumer::message).toList();
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

  private void claim(Set<TopicPartition> missing, Consumer<?, ?> consumer) {
    if (missing.isEmpty()) {
      return;
    }
    switch (intake.claims().claim(intake.watch().situations(missing))) {
      case Refused refused -> end(explain(refused), null, consumer);
      case Claimed claimed -> begin(claimed.claims(), consumer);
    }
  }

  /** Kafka is told of an obeyed offset before anything is consumed from it. */
  private void begin(List<Claim> claimed, Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> obeyed = new HashMap<>();
    claimed.stream()
        .filter(Claim::obeyed)
        .forEach(
            claim ->
                obeyed.put(
                    ClaimedPartitions.partitionOf(claim),
                    new OffsetAndMetadata(claim.nextOffset(), OffsetMark.TEXT)));
    if (!obeyed.isEmpty()) {
      log.info("Obeying the offsets that an operator has set: {}", obeyed);
      consumer.commitSync(obeyed);
    }
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
    hold(consumer.assignment(), consumer);
    intake.stop(why, thrown);
  }

  private void hold(Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
    Set<TopicPartition> ours = new HashSet<>(partitions);
    ours.retainAll(consumer.assignment());
    claims.drop(partitions);
    consumer.pause(ours);
    ours.forEach(partition -> consumer.seek(partition, 0));
  }

  /** Recovered only when something was committed, or when nothing is left to commit. */
  private void settle(Consumer<?, ?> consumer) {
    boolean nothingLeft = claims.missing(consumer.assignment()).isEmpty();
    for (TopicPartition partition : claims.all()) {
      OptionalLong lag = consumer.currentLag(partition);
      nothingLeft &= lag.equals(OptionalLong.of(0));
      intake.meters().lag(partition, lag.orElse(0));
    }
    if (joined && (nothingLeft || !pace.isFailing())) {
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

  private static Set<TopicPartition> partitionsOf(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> new TopicPartition(record.topic(), record.partition()))
        .collect(Collectors.toSet());
  }

  private static IncomingMessage message(ConsumerRecord<byte[], byte[]> record) {
    return new IncomingMessage(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        Arrays.stream(record.headers().toArray())
            .map(header -> new MessageHeader(header.key(), header.value()))
            .toList());
  }
}
