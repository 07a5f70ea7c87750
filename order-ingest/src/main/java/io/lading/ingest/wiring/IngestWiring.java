package io.lading.ingest.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.change.ChangeOrders;
import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.Topics;
import io.lading.core.create.CreateOrders;
import io.lading.core.id.LeaseRenewal;
import io.lading.core.id.Snowflake;
import io.lading.core.id.postgres.PostgresLeaseBook;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.Opening;
import io.lading.core.outbox.postgres.PostgresOutbox;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.relay.OutboxRelay;
import io.lading.core.relay.ProducerSource;
import io.lading.core.relay.RelayStorage;
import io.lading.core.relay.Republish;
import io.lading.core.stock.AdjustStock;
import io.lading.ingest.api.InventoryApi;
import io.lading.ingest.api.OpenApiDocument;
import io.lading.ingest.api.OrderApi;
import io.lading.ingest.api.OrderLifeApi;
import io.lading.ingest.api.ProblemAnswers;
import io.lading.ingest.intake.IntakeNeeds;
import io.lading.ingest.intake.InventoryIntake;
import io.lading.ingest.intake.RetriedOutcomes;
import io.lading.ingest.intake.TradeIntake;
import io.lading.ingest.intake.UpdateIntake;
import io.lading.ingest.operations.RepublishEndpoint;
import io.lading.ingest.operations.WholeRequest;
import io.lading.ingest.relay.TopicGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Every bean of order-ingest, in the order the data flows. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(IngestSettings.class)
@Import({
  OpeningSteps.class,
  LifeChores.class,
  SnapshotWiring.class,
  HealthWiring.class,
  ApiWiring.class,
  OrderApi.class,
  OrderLifeApi.class,
  InventoryApi.class,
  OpenApiDocument.class,
  ProblemAnswers.class
})
public class IngestWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  HikariDataSource database(IngestSettings settings) {
    return Databases.pool(settings.database());
  }

  @Bean
  EventReader reader(IngestSettings settings) {
    return new JsonEventReader(Bounds.contract(settings.messages()));
  }

  @Bean
  JsonEventWriter writer(IngestSettings settings) {
    return new JsonEventWriter(settings.messages().coordinates());
  }

  @Bean
  PostgresPositions positions(HikariDataSource database) {
    return new PostgresPositions(database);
  }

  /** Closed by the opening, before the pool is. */
  @Bean(destroyMethod = "")
  Snowflake ids(HikariDataSource database, IngestSettings settings) {
    String owner = "order-ingest-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new Snowflake(new PostgresLeaseBook(database), owner, settings.ids().leaseSpan());
  }

  @Bean(destroyMethod = "")
  LeaseRenewal leaseRenewal(Snowflake ids) {
    return ids.renewal();
  }

  @Bean
  OutboxRelay relay(HikariDataSource database, IngestSettings settings, MeterRegistry meters) {
    return new OutboxRelay(
        RelayStorage.in(database, settings.database().answerWithin()),
        new ProducerSource(KafkaConnection.of(settings.kafka()), settings.relay().producer()),
        settings.relay(),
        meters);
  }

  @Bean
  TopicGuard topicGuard(IngestSettings settings) {
    return new TopicGuard(
        KafkaConnection.of(settings.kafka()),
        List.of(Topics.TRADE_EVENTS, Topics.ORDER_UPDATES, Topics.INVENTORY_UPDATES),
        new TopicGuard.Bounds(
            settings.relay().chores().retention(),
            settings.identities().retention(),
            settings.relay().producer().batch().toBytes()),
        settings.snapshots().consumers() == 0 ? List.of() : List.of(Topics.ORDER_SNAPSHOTS));
  }

  @Bean
  Republish republish(HikariDataSource database, IngestSettings settings) {
    return new Republish(
        new PostgresOutbox(database).publishedRows(),
        new ProducerSource(KafkaConnection.of(settings.kafka()), settings.relay().producer()),
        settings.relay());
  }

  @Bean
  RepublishEndpoint republishEndpoint(Republish republish) {
    return new RepublishEndpoint(republish);
  }

  @Bean
  WholeRequest republishReader(RepublishEndpoint endpoint) {
    return endpoint.reader();
  }

  @Bean
  OrderCentre orderCentre(
      IngestSettings settings,
      HikariDataSource database,
      Snowflake ids,
      EventWriter writer,
      PostgresPositions positions,
      OutboxRelay relay) {
    return new OrderCentre(
        new OrderCentre.Needs(
            database, ids, writer, new PostgresOutboxAppender(), positions, relay),
        Bounds.life(settings));
  }

  @Bean
  CreateOrders createOrders(OrderCentre centre, IngestSettings settings) {
    return settings.life().confirmAtOnce() ? centre.createConfirmedOrders() : centre.createOrders();
  }

  @Bean
  ChangeOrders changeOrders(OrderCentre centre) {
    return centre.changeOrders();
  }

  @Bean
  AdjustStock adjustStock(OrderCentre centre) {
    return centre.adjustStock();
  }

  @Bean
  IntakeNeeds intakeNeeds(
      EventReader reader, EventWriter writer, MeterRegistry meters, Clock clock) {
    return new IntakeNeeds(reader, writer, meters, clock);
  }

  @Bean
  TradeIntake tradeIntake(
      IntakeNeeds needs,
      IngestSettings settings,
      CreateOrders createOrders,
      ChangeOrders changeOrders) {
    return new TradeIntake(needs, settings.intake().trades().group(), createOrders, changeOrders);
  }

  @Bean
  UpdateIntake updateIntake(IntakeNeeds needs, IngestSettings settings, ChangeOrders changeOrders) {
    return new UpdateIntake(needs, settings.intake().updates().group(), changeOrders);
  }

  @Bean
  InventoryIntake inventoryIntake(
      IntakeNeeds needs, IngestSettings settings, AdjustStock adjustStock) {
    return new InventoryIntake(needs, settings.intake().inventory().group(), adjustStock);
  }

  @Bean
  IntakeHealth intakeHealth() {
    return new IntakeHealth();
  }

  @Bean
  TopicIntakes topicIntakes(
      IngestSettings settings,
      PostgresPositions positions,
      IntakeHealth health,
      MeterRegistry meters,
      Clock clock) {
    return new TopicIntakes(KafkaConnection.of(settings.kafka()), positions, health, meters, clock);
  }

  @Bean
  RetriedOutcomes retriedOutcomes(MeterRegistry meters) {
    return new RetriedOutcomes(meters);
  }

  @Bean
  ChoreHealth choreHealth(MeterRegistry meters, Clock clock) {
    return new ChoreHealth(meters, clock);
  }

  @Bean
  Opening opening(IngestSettings settings, OpeningSteps steps, Clock clock) {
    return new Opening(steps.inOrder(), settings.opening().rest(), clock);
  }
}
