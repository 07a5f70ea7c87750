package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.postgres.Database;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import java.sql.SQLException;
import java.util.List;

/**
 * The engines of a run, the same for every case: a durable PostgreSQL and a Kafka broker, each a
 * process of its own. Each case gets a database of its own, after a checkpoint.
 */
final class Rig implements AutoCloseable {

  static final String SERVICE_ROLE = "lading_ingest";
  static final String OWNER = "lading_orders_owner";

  private final EmbeddedPostgres postgres;
  private final EmbeddedKafka kafka;
  private final Desk desk;

  private Rig(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
    this.desk = new Desk(kafka.bootstrapServers());
  }

  static Rig start() {
    var postgres =
        EmbeddedPostgres.start(
            PostgresSettings.temporary()
                .with("shared_buffers", "512MB")
                .with("max_wal_size", "8GB")
                .with("track_commit_timestamp", "on"));
    try {
      var flags = List.of("-Xms1g", "-Xmx1g");
      return new Rig(postgres, EmbeddedKafka.start(KafkaSettings.temporary().withJvmFlags(flags)));
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  Desk desk() {
    return desk;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** A new database with Lading's schema and stock, everything before it written to disk. */
  Database freshDatabase(List<StockLevel> stock) throws SQLException {
    Database database =
        postgres.engine().newDatabase().migrate("orders", OWNER, "classpath:db/orders");
    var bookkeeping = new Bookkeeping(database.asAdministrator());
    bookkeeping.fillStock(stock);
    bookkeeping.checkpoint();
    return database;
  }

  /** What has been used so far; {@code application}: the process that stands for the service. */
  Measured.Cost usage(Database database, long application) throws SQLException {
    return new Measured.Cost(
        ProcessCpu.family(postgres.pid()),
        ProcessCpu.alone(kafka.pid()),
        ProcessCpu.alone(application),
        new Bookkeeping(database.asAdministrator()).walBytes());
  }

  @Override
  public void close() {
    desk.close();
    kafka.close();
    postgres.close();
  }
}
