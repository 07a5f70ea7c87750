package io.lading.tracking;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.query.postgres.PostgresWaitingOutbox;
import io.lading.tracking.api.OperationsController;
import io.lading.tracking.operations.Operations;
import io.lading.tracking.operations.kafka.KafkaBrokers;
import io.lading.tracking.postgres.PostgresProjectionCounts;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of what operators see. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {

  @Bean
  KafkaBrokers kafkaBrokers(TrackingSettings settings) {
    OperationsSettings operations = settings.operations();
    List<String> groups =
        Stream.concat(Stream.of(settings.intake().group()), operations.otherGroups().stream())
            .distinct()
            .toList();
    return new KafkaBrokers(
        settings.kafka().settings(), operations.patience(), groups, operations.deadLetterTopics());
  }

  /** Of the primary database: a replica's figures would be true of an earlier moment. */
  @Bean
  Operations operations(
      HikariDataSource database, KafkaBrokers brokers, TrackingSettings settings, Clock clock) {
    OperationsSettings operations = settings.operations();
    var counts =
        new PostgresProjectionCounts(database, settings.intake().group(), operations.patience());
    var outbox = new PostgresWaitingOutbox(database);
    var sources = new Operations.Sources(counts, outbox, operations.mostWaiting(), brokers);
    return new Operations(sources, operations.freshFor(), clock, Thread::startVirtualThread);
  }

  @Bean
  OperationsController operationsController(Operations operations, TrackingSettings settings) {
    return new OperationsController(operations, settings.operations().freshFor());
  }
}
