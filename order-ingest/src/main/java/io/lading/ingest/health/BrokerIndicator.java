package io.lading.ingest.health;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP while a Kafka broker answers in time. */
public final class BrokerIndicator implements HealthIndicator {

  private final Admin admin;
  private final Duration patience;

  public BrokerIndicator(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  @Override
  public Health health() {
    try {
      int brokers =
          admin.describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS).size();
      return brokers > 0 ? Health.up().withDetail("brokers", brokers).build() : down("no broker");
    } catch (TimeoutException e) {
      return down("no answer within " + patience);
    } catch (ExecutionException e) {
      return down(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return down("interrupted");
    }
  }

  private static Health down(String why) {
    return Health.down().withDetail("why", why).build();
  }
}
