package io.lading.local;

import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.postgres.Database;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import io.lading.engines.process.EngineFailure;
import io.lading.engines.service.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The engines and the services, running; whoever started them closes them. */
record Pipeline(
    Workspace workspace,
    EmbeddedPostgres postgres,
    EmbeddedKafka kafka,
    KafkaEngine topics,
    Database database,
    ServiceProcess ingest,
    ServiceProcess projector,
    ServiceProcess planner) {
  private static final String DATABASE = "lading";
  private static final List<String> KAFKA_MEMORY = List.of("-Xms128m", "-Xmx512m");

  /** Starts everything; what is started is told to the closing at once, for a stop meanwhile. */
  static Pipeline start(Path home, Workspace workspace, LocalOptions options, Closing closing) {
    LocalPorts ports = options.ports();
    ports.demandFree();
    CompletableFuture<EmbeddedPostgres> postgresStarting =
        CompletableFuture.supplyAsync(() -> startPostgres(workspace, ports));
    CompletableFuture<EmbeddedKafka> kafkaStarting =
        CompletableFuture.supplyAsync(() -> startKafka(workspace, ports));
    EmbeddedPostgres postgres = closing.add(joined(postgresStarting));
    EmbeddedKafka kafka = closing.add(joined(kafkaStarting));
    KafkaEngine topics = closing.add(KafkaEngine.at(kafka.bootstrapServers()));
    topics.createTopics(options.topicPlan().topics());
    Database database = postgres.engine().database(DATABASE);
    Path logs = workspace.folder("logs");
    Services services = new Services(home, logs, kafka.bootstrapServers(), database);
    ServiceProcess projector = closing.add(services.projector(ports.projector()));
    ServiceProcess planner = closing.add(services.planner(ports.planner()));
    ServiceProcess ingest = closing.add(services.ingest(ports.ingest()));
    ingest.awaitHealthy();
    projector.awaitHealthy();
    planner.awaitHealthy();
    return new Pipeline(workspace, postgres, kafka, topics, database, ingest, projector, planner);
  }

  private static EmbeddedPostgres startPostgres(Workspace workspace, LocalPorts ports) {
    return EmbeddedPostgres.start(
        PostgresSettings.persistent(workspace.folder("postgres"), ports.postgres())
            .with("shared_buffers", "256MB"));
  }

  private static EmbeddedKafka startKafka(Workspace workspace, LocalPorts ports) {
    return EmbeddedKafka.start(
        KafkaSettings.persistent(workspace.folder("kafka"), ports.kafka())
            .withControllerPort(ports.kafkaController())
            .withJvmFlags(KAFKA_MEMORY));
  }

  private static <T> T joined(CompletableFuture<T> starting) {
    try {
      return starting.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof EngineFailure failure) {
        throw failure;
      }
      throw failed;
    }
  }

  /** A service that has ended is started again; an engine that has ended is the end. */
  void keepUp(Screen screen) {
    services().forEach(service -> keepUp(service, screen));
    demandAlive();
  }

  /** Whoever killed it to see what happens, sees it come back. */
  private static void keepUp(ServiceProcess service, Screen screen) {
    if (!service.isAlive()) {
      screen.say(service.name() + " has ended and is started again; its log is " + service.log());
      service.restart();
    }
  }

  /** Refuses to go on when an engine or a service has ended by itself, or the disk is full. */
  void demandAlive() {
    workspace.demandRoom();
    if (!postgres.isRunning()) {
      throw new EngineFailure("PostgreSQL has ended: see " + postgres.log());
    }
    if (!kafka.isRunning()) {
      throw new EngineFailure("Kafka has ended: see " + kafka.log());
    }
    services().forEach(ServiceProcess::demandAlive);
  }

  private List<ServiceProcess> services() {
    return List.of(ingest, projector, planner);
  }
}
