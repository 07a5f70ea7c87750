package io.lading.ingest.wiring;

import io.lading.core.consume.IntakeHealth;
import io.lading.core.health.BrokerIndicator;
import io.lading.core.health.ChoresIndicator;
import io.lading.core.health.IntakeIndicator;
import io.lading.core.health.OpeningIndicator;
import io.lading.core.health.RelayIndicator;
import io.lading.core.health.TopicsIndicator;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.Opening;
import io.lading.core.relay.OutboxRelay;
import io.lading.ingest.relay.TopicGuard;
import org.springframework.context.annotation.Bean;

/** What health tells of. */
class HealthWiring {

  @Bean
  OpeningIndicator openingHealthIndicator(Opening opening) {
    return new OpeningIndicator(opening);
  }

  @Bean
  IntakeIndicator intakeHealthIndicator(IntakeHealth intake) {
    return new IntakeIndicator(intake);
  }

  @Bean
  RelayIndicator relayHealthIndicator(OutboxRelay relay) {
    return new RelayIndicator(relay);
  }

  @Bean
  TopicsIndicator topicsHealthIndicator(TopicGuard guard) {
    return new TopicsIndicator(guard::findings);
  }

  @Bean
  BrokerIndicator brokerHealthIndicator(IngestSettings settings) {
    return new BrokerIndicator(KafkaConnection.of(settings.kafka()), settings.kafka().patience());
  }

  @Bean
  ChoresIndicator choresHealthIndicator(ChoreHealth chores) {
    return new ChoresIndicator(chores);
  }
}
