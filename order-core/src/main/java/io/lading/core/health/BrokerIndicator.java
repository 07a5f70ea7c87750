package io.lading.core.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * UP while a Kafka broker answers in time. The client is made when it is first asked, so that a
 * broker whose name does not resolve yet stops nobody from starting.
 */
public final class BrokerIndicator implements HealthIndicator, AutoCloseable {

  private final Map<String, Object> kafka;
  private final Duration patience;
  private @Nullable Admin admin;

  public BrokerIndicator(Map<String, Object> kafka, Duration patience) {
    this.kafka = Map.copyOf(kafka);
    this.patience = patience;
  }

  @Override
  public Health health() {
    try {
      int brokers =
          admin().describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS).size();
      return brokers > 0 ? Health.up().withDetail("brokers", brokers).build() : down("no broker");
    } catch (TimeoutException e) {
      return down("no answer within " + patience);
    } catch (ExecutionException | KafkaException e) {
      return down(String.valueOf(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return down("interrupted");
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(patience);
      admin = null;
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(kafka);
    }
    return admin;
  }

  private static Health down(String why) {
    return Health.down().withDetail("why", why).build();
  }
}
