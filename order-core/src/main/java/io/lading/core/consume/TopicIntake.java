package io.lading.core.consume;

import io.lading.core.consume.IntakeState.Starting;
import io.lading.core.consume.IntakeState.Stopped;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * Consumes one topic with a group of its own, so that a topic that stops does not stop the others.
 * Started after and stopped before everything else of the service.
 */
public final class TopicIntake implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicIntake.class);

  private final TopicIntakes service;
  private final IntakeSettings settings;
  private final PollHandler handler;
  private final IntakeMeters meters;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private @Nullable Admin admin;
  private List<KafkaMessageListenerContainer<byte[], byte[]>> containers = List.of();

  TopicIntake(TopicIntakes service, IntakeSettings settings, PollHandler handler) {
    this.service = service;
    this.settings = settings;
    this.handler = handler;
    this.meters = new IntakeMeters(service.meters(), settings.topic());
  }

  /**
   * All of it or nothing: who fails half way is started anew, and must not go on beside that.
   *
   * @throws Misconfigured repeating does not help
   */
  @Override
  public synchronized void start() {
    stopping.set(false);
    service.health().forget(settings.topic());
    try {
      admin = Admin.create(KafkaClients.admin(service.kafka(), settings));
      Intake intake = intake(new KafkaTopicWatch(admin, settings.group(), settings.topic()));
      containers =
          IntStream.range(0, settings.consumers()).mapToObj(n -> container(intake, n)).toList();
      containers.forEach(KafkaMessageListenerContainer::start);
    } catch (RuntimeException e) {
      stop();
      throw Misconfigured.in(e);
    }
  }

  private Intake intake(TopicWatch watch) {
    return new Intake(
        settings,
        handler,
        service.claims(),
        watch,
        service.health(),
        meters,
        service.clock(),
        this::stopBecause);
  }

  @Override
  public synchronized void stop() {
    stopping.set(true);
    CountDownLatch running = new CountDownLatch(containers.size());
    containers.forEach(container -> container.stop(running::countDown));
    await(running);
    meters.blind();
    containers = List.of();
    if (admin != null) {
      admin.close();
      admin = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return !containers.isEmpty();
  }

  private KafkaMessageListenerContainer<byte[], byte[]> container(Intake intake, int number) {
    service.health().report(settings.topic(), number, new Starting());
    return ConsumerContainer.of(
        service.kafka(),
        settings,
        new PartitionConsumer(intake, number),
        this::stopBecause,
        number);
  }

  /** On a thread of its own: a consumer cannot wait for its own end. */
  private void stopBecause(String why, @Nullable Throwable cause) {
    for (int number = 0; number < settings.consumers(); number++) {
      service
          .health()
          .report(settings.topic(), number, new Stopped(service.clock().instant(), why));
    }
    meters.blind();
    if (!stopping.getAndSet(true)) {
      log.error("{} is consumed no more, other topics go on. {}", settings.topic(), why, cause);
      List<KafkaMessageListenerContainer<byte[], byte[]>> all = containers;
      Thread.ofVirtual()
          .name("stop " + settings.topic())
          .start(() -> all.forEach(container -> container.stopAbnormally(() -> {})));
    }
  }

  private void await(CountDownLatch running) {
    try {
      if (!running.await(settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "{}: a batch was still in hand after {}", settings.topic(), settings.stopTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
