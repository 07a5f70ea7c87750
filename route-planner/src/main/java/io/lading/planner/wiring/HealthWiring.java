package io.lading.planner.wiring;

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
import io.lading.planner.health.PlanningIndicator;
import io.lading.planner.health.UnreadableIndicator;
import io.lading.planner.health.UpToDateIndicator;
import io.lading.planner.intake.TopicRetention;
import io.lading.planner.intake.UpToDate;
import io.lading.planner.postgres.Desk;
import io.lading.planner.postgres.PostgresPlanFailures;
import io.lading.planner.postgres.PostgresRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told at {@code /actuator/health}. */
@Configuration(proxyBeanMethods = false)
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
  BrokerIndicator brokerHealthIndicator(PlannerSettings settings) {
    return new BrokerIndicator(settings.kafka().settings(), settings.kafka().patience());
  }

  @Bean
  ChoresIndicator choresHealthIndicator(ChoreHealth chores) {
    return new ChoresIndicator(chores);
  }

  @Bean
  UpToDateIndicator upToDateHealthIndicator(UpToDate upToDate) {
    return new UpToDateIndicator(upToDate::lacking);
  }

  @Bean
  TopicsIndicator topicsHealthIndicator(TopicRetention retention) {
    return new TopicsIndicator(retention::findings);
  }

  @Bean
  PlanningIndicator planningHealthIndicator(Desk desk) {
    return new PlanningIndicator(new PostgresPlanFailures(desk));
  }

  @Bean
  UnreadableIndicator eventsHealthIndicator(PostgresRoutes routes) {
    return new UnreadableIndicator(routes::unreadable);
  }
}
