package io.lading.core.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka was told of the positions, always with our mark. Kafka's offsets are for an operator's
 * tools: they follow the positions in the database, may stay behind them or fail to be taken, and
 * are never ahead of them. For a consumer's one thread.
 */
final class ToldOffsets {

  private static final Logger log = LoggerFactory.getLogger(ToldOffsets.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<TopicPartition, Long> told = new HashMap<>();

  /** Without waiting for the answer; what fails is told another time. */
  void tell(Collection<Claim> claims, Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> news = news(claims);
    if (!news.isEmpty()) {
      attempt(news, () -> consumer.commitAsync(news, this::answered));
    }
  }

  /** Before partitions are given away: whoever asks next shall see how far they are. */
  void tellNow(Collection<Claim> claims, Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> news = news(claims);
    if (!news.isEmpty()) {
      attempt(news, () -> commit(news, consumer));
    }
  }

  /** Kafka is told of an operator's offset before anything is consumed from it, or this fails. */
  void tellObeyed(List<Claim> claims, Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> obeyed = new HashMap<>();
    claims.stream()
        .filter(Claim::obeyed)
        .forEach(claim -> obeyed.put(ClaimedPartitions.partitionOf(claim), marked(claim)));
    if (!obeyed.isEmpty()) {
      log.info("Obeying the offsets that an operator has set: {}", obeyed);
      consumer.commitSync(obeyed);
    }
  }

  /** They are somebody else's now, who tells Kafka more. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(told::remove);
  }

  private Map<TopicPartition, OffsetAndMetadata> news(Collection<Claim> claims) {
    Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
    for (Claim claim : claims) {
      TopicPartition partition = ClaimedPartitions.partitionOf(claim);
      Long known = told.get(partition);
      if (known == null || known != claim.nextOffset()) {
        news.put(partition, marked(claim));
      }
    }
    return news;
  }

  private static OffsetAndMetadata marked(Claim claim) {
    return new OffsetAndMetadata(claim.nextOffset(), OffsetMark.TEXT);
  }

  /** A stop may have woken the consumer up a moment too late to wake its poll. */
  private void commit(Map<TopicPartition, OffsetAndMetadata> news, Consumer<?, ?> consumer) {
    try {
      consumer.commitSync(news, PATIENCE);
    } catch (WakeupException onlyOnce) {
      consumer.commitSync(news, PATIENCE);
    }
    answered(news, null);
  }

  private static void attempt(Map<TopicPartition, OffsetAndMetadata> news, Runnable telling) {
    try {
      telling.run();
    } catch (KafkaException notTaken) {
      log.debug("Kafka did not take the offsets {}", news, notTaken);
    }
  }

  private void answered(Map<TopicPartition, OffsetAndMetadata> news, @Nullable Exception notTaken) {
    if (notTaken == null) {
      news.forEach((partition, offset) -> told.put(partition, offset.offset()));
    } else {
      log.debug("Kafka did not take the offsets {}", news, notTaken);
    }
  }
}
