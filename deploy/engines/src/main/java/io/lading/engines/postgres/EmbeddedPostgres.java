package io.lading.engines.postgres;

import io.lading.engines.process.Caches;
import io.lading.engines.process.Child;
import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import io.lading.engines.process.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL as a process of its own, durable (fsync and synchronous commit on), on loopback
 * only, ended with this JVM. It can be stopped, killed and started again on the same port and data.
 * One thread at a time.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

  private final PostgresSettings settings;
  private final Cluster cluster;
  private final @Nullable Standby standby;
  private @Nullable Child server;

  private EmbeddedPostgres(PostgresSettings settings, Cluster cluster, @Nullable Standby standby) {
    this.settings = settings;
    this.cluster = cluster;
    this.standby = standby;
  }

  /** Makes the data folder if needed and starts the server; returns when it takes connections. */
  public static EmbeddedPostgres start(PostgresSettings settings) {
    return started(settings, null, Cluster::initialise);
  }

  /**
   * Makes a hot standby of this server, which must be running, and starts it; returns when it takes
   * connections. It follows by streaming from then on, also after it was stopped or killed and
   * started again, until it is promoted. Its settings must allow as many connections as here, and
   * no data of it may be there yet.
   */
  public EmbeddedPostgres standby(PostgresSettings settings) {
    Standby made = new Standby(address(), "standby_" + settings.port());
    return started(settings, made, copy -> made.copy(cluster, copy));
  }

  private static EmbeddedPostgres started(
      PostgresSettings settings, @Nullable Standby standby, Consumer<Cluster> initialise) {
    Unprivileged unprivileged = Unprivileged.detect();
    Path cache = unprivileged.needsOtherUser() ? Caches.shared() : Caches.folder();
    Path data = settings.data();
    Path home = data == null ? Folders.temporary("postgres") : Folders.existing(data);
    Cluster cluster =
        new Cluster(home.toAbsolutePath(), PostgresBinaries.unpacked(cache), unprivileged);
    EmbeddedPostgres postgres = new EmbeddedPostgres(settings, cluster, standby);
    try {
      initialise.accept(cluster);
      postgres.start();
      return postgres;
    } catch (RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  /** Starts the server again after {@link #stop} or {@link #kill}. */
  public void start() {
    Ports.demandFree(settings.port(), "PostgreSQL");
    Child started = Child.start(plan());
    server = started;
    awaitConnections(started);
  }

  private Child.Plan plan() {
    List<String> command = new ArrayList<>(cluster.program("postgres"));
    command.addAll(List.of("-D", cluster.data().toString()));
    settings
        .effective()
        .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new Child.Plan(
        "PostgreSQL",
        command,
        Map.of(),
        Child.Signal.INT,
        STOPPED_WITHIN,
        log(),
        settings.data() == null ? cluster.home() : null);
  }

  private void awaitConnections(Child started) {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!takesConnections()) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        throw new EngineFailure("PostgreSQL did not start: " + started.lastWords());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** By connecting: whoever tried the port by listening on it would take it from the server. */
  private boolean takesConnections() {
    try (Connection connection =
        address().administration(PostgresAddress.MAINTENANCE).getConnection()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Fast shutdown: sessions are ended, everything is written, the data stays. */
  public void stop() {
    running().stop();
  }

  /** SIGKILL to the server and to all its backends, as a crash; returns when all are gone. */
  public void kill() {
    running().kill();
  }

  public boolean isRunning() {
    return server != null && server.isAlive();
  }

  public long pid() {
    return running().pid();
  }

  public int port() {
    return settings.port();
  }

  public Path log() {
    return cluster.home().resolve("postgres.log");
  }

  /** Holds the password of the administrator and of every role of Lading. */
  public Path passwordFile() {
    return cluster.passwordFile();
  }

  public PostgresAddress address() {
    return new PostgresAddress(
        "127.0.0.1", settings.port(), Cluster.ADMINISTRATOR, cluster.password());
  }

  /** The databases of this server, its roles made; all have the administrator's password. */
  public PostgresEngine engine() {
    return PostgresEngine.at(address(), cluster.password());
  }

  private Child running() {
    return Objects.requireNonNull(server, "started");
  }

  /** Stops the server; temporary data is removed. */
  @Override
  public void close() {
    if (isRunning()) {
      stop();
    }
    if (standby != null) {
      standby.forget();
    }
    if (settings.data() == null) {
      Folders.delete(cluster.home());
    }
  }
}
