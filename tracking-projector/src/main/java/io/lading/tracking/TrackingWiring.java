package io.lading.tracking;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.IntakeSettings;
import io.lading.core.consume.TopicIntake;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.health.OpeningIndicator;
import io.lading.core.opening.Migration;
import io.lading.core.opening.Opening;
import io.lading.core.opening.Step;
import io.lading.tracking.api.AnswerHeaders;
import io.lading.tracking.api.FreshAnswers;
import io.lading.tracking.api.Problems;
import io.lading.tracking.api.TrackingController;
import io.lading.tracking.api.WholeAnswers;
import io.lading.tracking.health.AttentionWatch;
import io.lading.tracking.health.ProjectionHealth;
import io.lading.tracking.intake.StatusEventIntake;
import io.lading.tracking.postgres.IndexPlans;
import io.lading.tracking.postgres.PostgresTimelineLedger;
import io.lading.tracking.postgres.PostgresTimelines;
import io.lading.tracking.postgres.ProjectedEvents;
import io.lading.tracking.timeline.ProjectionSignal;
import io.lading.tracking.timeline.TimelineLedger;
import io.lading.tracking.timeline.Timelines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of the projector, in the order the data flows. */
@Configuration(proxyBeanMethods = false)
@Import({ReadWiring.class, StreamWiring.class})
class TrackingWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Connects when it is first used, so that a database that is away stops nobody from starting. */
  @Bean
  HikariDataSource database(TrackingSettings settings) {
    TrackingSettings.Database database = settings.database();
    var pool = Pools.of("tracking", database);
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(database.connections());
    pool.setConnectionInitSql(IndexPlans.OF_A_SESSION);
    return new HikariDataSource(pool);
  }

  @Bean
  PostgresPositions positions(HikariDataSource database) {
    return new PostgresPositions(database);
  }

  @Bean
  TimelineLedger timelineLedger(HikariDataSource database, PostgresPositions positions) {
    return new PostgresTimelineLedger(database, positions);
  }

  @Bean
  IntakeHealth intakeHealth() {
    return new IntakeHealth();
  }

  @Bean
  StatusEventIntake statusEvents(
      TimelineLedger ledger, ProjectionSignal signal, MeterRegistry meters) {
    return new StatusEventIntake(ledger, signal, meters);
  }

  @Bean
  Opening opening(
      TrackingSettings settings,
      PostgresPositions positions,
      StatusEventIntake events,
      IntakeHealth health,
      MeterRegistry meters,
      Clock clock) {
    var intakes = new TopicIntakes(settings.kafka().settings(), positions, health, meters, clock);
    TopicIntake intake = intakes.intake(intake(settings.intake()), events);
    List<Step> steps =
        List.of(
            Step.once("Migrating the schema", () -> migrate(settings.database())),
            Step.once("Reading again what could not be read", events::readAgain),
            new Step("Consuming " + settings.intake().topic(), intake::start, intake::stop));
    return new Opening(steps, settings.opening().rest(), clock);
  }

  private static void migrate(TrackingSettings.Database database) {
    if (database.migrate()) {
      new Migration(
              database.url(),
              database.ownerUser(),
              database.ownerPassword(),
              "tracking",
              "db/tracking",
              database.connectTimeout())
          .run();
    }
  }

  private static IntakeSettings intake(TrackingSettings.Intake settings) {
    return new IntakeSettings(
        settings.group(),
        settings.topic(),
        settings.consumers(),
        settings.pollRecords(),
        settings.gather(),
        settings.firstBackOff(),
        settings.longestBackOff(),
        settings.probeInterval(),
        settings.stopTimeout());
  }

  @Bean
  Timelines timelines(HikariDataSource database, ReplicaDatabase replica) {
    return new PostgresTimelines(replica.or(database, new ProjectedEvents()));
  }

  @Bean
  TrackingController trackingController(
      Timelines timelines, FreshAnswers answers, TrackingSettings settings) {
    return new TrackingController(timelines, answers, settings.api().pageEntries());
  }

  @Bean
  Problems problems(TrackingSettings settings) {
    return new Problems(settings.api().retryAfter());
  }

  @Bean
  AnswerHeaders answerHeaders() {
    return new AnswerHeaders();
  }

  @Bean
  WholeAnswers wholeAnswers() {
    return new WholeAnswers();
  }

  @Bean
  AttentionWatch attentionWatch(Timelines timelines, Clock clock, MeterRegistry meters) {
    return new AttentionWatch(timelines, clock, meters);
  }

  @Bean
  OpeningIndicator openingHealthIndicator(Opening opening) {
    return new OpeningIndicator(opening);
  }

  @Bean
  ProjectionHealth projection(IntakeHealth health, AttentionWatch attention) {
    return new ProjectionHealth(health, attention);
  }
}
