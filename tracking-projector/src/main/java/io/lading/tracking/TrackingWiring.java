package io.lading.tracking;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.IntakeSettings;
import io.lading.core.consume.TopicIntake;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.tracking.api.Problems;
import io.lading.tracking.api.TrackingController;
import io.lading.tracking.health.AttentionWatch;
import io.lading.tracking.health.ProjectionHealth;
import io.lading.tracking.intake.StatusEventIntake;
import io.lading.tracking.postgres.PostgresTimelineLedger;
import io.lading.tracking.postgres.PostgresTimelines;
import io.lading.tracking.timeline.TimelineLedger;
import io.lading.tracking.timeline.Timelines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the projector, in the order the data flows. */
@Configuration(proxyBeanMethods = false)
class TrackingWiring {

  /** The schema is as this release needs it. */
  record Schema() {}

  /** Waits for a database that is away, for ever. */
  @Bean
  Schema schema(TrackingSettings settings) {
    TrackingSettings.Database database = settings.database();
    if (database.migrate()) {
      Flyway.configure()
          .dataSource(database.url(), database.ownerUser(), database.ownerPassword())
          .defaultSchema("tracking")
          .createSchemas(false)
          .locations("classpath:db/tracking")
          .connectRetries(Integer.MAX_VALUE)
          .connectRetriesInterval(5)
          .load()
          .migrate();
    }
    return new Schema();
  }

  @Bean
  HikariDataSource database(TrackingSettings settings, Schema schema) {
    TrackingSettings.Database database = settings.database();
    var pool = new HikariConfig();
    pool.setPoolName("tracking");
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(database.connections());
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(database.connectTimeout().toMillis());
    pool.addDataSourceProperty("ApplicationName", "tracking-projector");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty(
        "socketTimeout", Long.toString(database.answerTimeout().toSeconds()));
    pool.setInitializationFailTimeout(-1);
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
  TopicIntake statusEvents(
      TrackingSettings settings,
      PostgresPositions positions,
      TimelineLedger ledger,
      IntakeHealth health,
      MeterRegistry meters) {
    Map<String, Object> kafka =
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
    var intakes = new TopicIntakes(kafka, positions, health, meters, Clock.systemUTC());
    return intakes.intake(intake(settings.intake()), new StatusEventIntake(ledger, meters));
  }

  private static IntakeSettings intake(TrackingSettings.Intake settings) {
    return new IntakeSettings(
        settings.group(),
        settings.topic(),
        settings.consumers(),
        settings.pollRecords(),
        settings.firstBackOff(),
        settings.longestBackOff(),
        settings.probeInterval(),
        settings.stopTimeout());
  }

  @Bean
  Timelines timelines(HikariDataSource database) {
    return new PostgresTimelines(database);
  }

  @Bean
  TrackingController trackingController(Timelines timelines, TrackingSettings settings) {
    return new TrackingController(timelines, settings.api().pageEntries());
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  AttentionWatch attentionWatch(Timelines timelines, MeterRegistry meters) {
    return new AttentionWatch(timelines, Clock.systemUTC(), meters);
  }

  @Bean
  ProjectionHealth projection(IntakeHealth health, AttentionWatch attention) {
    return new ProjectionHealth(health, attention);
  }
}
