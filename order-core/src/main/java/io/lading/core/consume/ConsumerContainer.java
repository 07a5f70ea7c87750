package io.lading.core.consume;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

/**
 * The container of one consumer, with spring-kafka's own error handling and commits out of the way:
 * nothing is ever recovered, and nothing is acknowledged to it, so it never commits an offset.
 */
final class ConsumerContainer {

  private static final long POLL_MILLIS = 200;
  private static final Duration AUTHORISATION_RETRY = Duration.ofSeconds(10);

  private ConsumerContainer() {}

  static KafkaMessageListenerContainer<byte[], byte[]> of(
      Map<String, Object> kafka,
      IntakeSettings settings,
      PartitionConsumer consumer,
      BiConsumer<String, @Nullable Throwable> stop,
      int number) {
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(KafkaClients.consumer(kafka, settings, number)),
            properties(settings, consumer));
    container.setBeanName(settings.group() + "-" + number);
    container.setBatchInterceptor(new BeforePoll(consumer));
    container.setCommonErrorHandler(new PollErrors(consumer));
    container.setApplicationEventPublisher(event -> heard(event, consumer, stop));
    return container;
  }

  private static ContainerProperties properties(
      IntakeSettings settings, PartitionConsumer consumer) {
    ContainerProperties properties = new ContainerProperties(settings.topic());
    properties.setGroupId(settings.group());
    properties.setMessageListener(new Listener(consumer));
    properties.setConsumerRebalanceListener(new Rebalances(consumer));
    properties.setAckMode(AckMode.MANUAL);
    properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
    properties.setAuthExceptionRetryInterval(AUTHORISATION_RETRY);
    properties.setPollTimeout(POLL_MILLIS);
    properties.setShutdownTimeout(settings.stopTimeout().toMillis());
    return properties;
  }

  private static void heard(
      Object event, PartitionConsumer consumer, BiConsumer<String, @Nullable Throwable> stop) {
    switch (event) {
      case ConsumerRetryAuthEvent refused -> consumer.refused(refused.getReason().name());
      case ConsumerRetryAuthSuccessfulEvent _ -> consumer.admitted();
      case ConsumerStoppedEvent ended -> stopped(ended, stop);
      default -> {}
    }
  }

  /** A container that ends by itself must not end in silence. */
  private static void stopped(
      ConsumerStoppedEvent ended, BiConsumer<String, @Nullable Throwable> stop) {
    if (ended.getReason() != Reason.NORMAL && ended.getReason() != Reason.ABNORMAL) {
      stop.accept("The consumer has ended by itself: " + ended.getReason(), null);
    }
  }

  private record Listener(PartitionConsumer consumer)
      implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {
    @Override
    public void onMessage(
        List<ConsumerRecord<byte[], byte[]>> records,
        @Nullable Acknowledgment acknowledgment,
        @Nullable Consumer<?, ?> client) {
      consumer.consume(records, requireNonNull(client));
    }
  }

  private record BeforePoll(PartitionConsumer consumer)
      implements BatchInterceptor<byte[], byte[]> {
    @Override
    public void setupThreadState(Consumer<?, ?> client) {
      consumer.beforePoll(client);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> intercept(
        ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> client) {
      return records;
    }
  }

  private record Rebalances(PartitionConsumer consumer) implements ConsumerAwareRebalanceListener {
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> client, Collection<TopicPartition> partitions) {
      consumer.assigned(partitions, client);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
        Consumer<?, ?> client, Collection<TopicPartition> partitions) {
      consumer.revoked(partitions, client);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> client, Collection<TopicPartition> partitions) {
      consumer.lost(partitions);
    }
  }

  private record PollErrors(PartitionConsumer consumer) implements CommonErrorHandler {
    @Override
    public boolean isAckAfterHandle() {
      return false;
    }

    @Override
    public boolean seeksAfterHandling() {
      return true;
    }

    @Override
    public void handleOtherException(
        Exception thrown,
        Consumer<?, ?> client,
        MessageListenerContainer container,
        boolean batch) {
      consumer.pollFailed(thrown, client);
    }

    @Override
    public void handleBatch(
        Exception thrown,
        ConsumerRecords<?, ?> records,
        Consumer<?, ?> client,
        MessageListenerContainer container,
        Runnable again) {
      consumer.pollFailed(thrown, client);
    }
  }
}
