package io.lading.tracking;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.reads.FreshReads;
import io.lading.tracking.api.FreshAnswers;
import io.lading.tracking.health.ReplicaHealth;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans by which callers read what they wrote, in the order the data flows. */
@Configuration(proxyBeanMethods = false)
class ReadWiring {

  @Bean
  ReplicaDatabase replicaDatabase(
      TrackingSettings settings, HikariDataSource database, Clock clock, MeterRegistry meters) {
    return new ReplicaDatabase(settings, database, clock, meters);
  }

  @Bean
  FreshReads freshReads(ReplicaDatabase replica) {
    return new FreshReads(replica.replica());
  }

  @Bean
  FreshAnswers freshAnswers(FreshReads reads, MeterRegistry meters) {
    return new FreshAnswers(reads, meters);
  }

  @Bean
  ReplicaHealth replica(ReplicaDatabase replica, MeterRegistry meters) {
    return new ReplicaHealth(replica.replica(), meters);
  }
}
