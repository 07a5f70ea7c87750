package io.lading.ingest.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.SnapshotWriter;
import io.lading.core.relay.ProducerSource;
import io.lading.core.snapshot.PresentOrders;
import io.lading.core.snapshot.postgres.PostgresDueSnapshots;
import io.lading.core.snapshot.postgres.PostgresFollowedPositions;
import io.lading.core.snapshot.postgres.PostgresPresentOrders;
import io.lading.ingest.operations.SnapshotsEndpoint;
import io.lading.ingest.operations.WholeRequest;
import io.lading.ingest.snapshots.PublishDueSnapshots;
import io.lading.ingest.snapshots.PublishSnapshots;
import io.lading.ingest.snapshots.RepublishSnapshots;
import io.lading.ingest.snapshots.SnapshotIntake;
import io.lading.ingest.snapshots.SnapshotTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** The beans of the snapshots, in the order the data flows. */
class SnapshotWiring {

  @Bean
  PresentOrders presentOrders(HikariDataSource database) {
    return new PostgresPresentOrders(database);
  }

  @Bean
  SnapshotTopic snapshotTopic(IngestSettings settings) {
    return new SnapshotTopic(
        new ProducerSource(KafkaConnection.of(settings.kafka()), settings.relay().producer()),
        settings.snapshots().patience());
  }

  @Bean
  PublishSnapshots publishSnapshots(
      PresentOrders orders, SnapshotWriter writer, SnapshotTopic topic, IngestSettings settings) {
    return new PublishSnapshots(orders, writer, topic, settings.snapshots().page());
  }

  @Bean
  PublishDueSnapshots publishDueSnapshots(
      HikariDataSource database, PublishSnapshots publish, IngestSettings settings) {
    return new PublishDueSnapshots(
        new PostgresDueSnapshots(database), publish, settings.snapshots().page());
  }

  @Bean
  SnapshotIntake snapshotIntake(
      PublishSnapshots publish,
      HikariDataSource database,
      PostgresPositions positions,
      IngestSettings settings,
      Clock clock,
      MeterRegistry meters) {
    return new SnapshotIntake(
        publish,
        new PostgresFollowedPositions(database, positions),
        new SnapshotIntake.Bounds(settings.snapshots().group(), settings.snapshots().rest()),
        clock,
        meters);
  }

  @Bean
  RepublishSnapshots republishSnapshots(
      PresentOrders orders, PublishSnapshots publish, IngestSettings settings) {
    IngestSettings.Snapshots snapshots = settings.snapshots();
    return new RepublishSnapshots(orders, publish, snapshots.page(), snapshots.requestOrders());
  }

  @Bean
  SnapshotsEndpoint snapshotsEndpoint(RepublishSnapshots republish) {
    return new SnapshotsEndpoint(republish);
  }

  @Bean
  WholeRequest snapshotsReader(SnapshotsEndpoint endpoint) {
    return endpoint.reader();
  }

  @Bean
  Following following(IngestSettings settings, TopicIntakes intakes, SnapshotIntake snapshots) {
    return new Following(settings, intakes, snapshots);
  }
}
