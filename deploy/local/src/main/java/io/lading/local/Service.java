package io.lading.local;

import io.lading.engines.process.Child;
import io.lading.engines.process.EngineFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A service of ours as a child process. It can be stopped, killed and started again. */
final class Service implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final ServicePlan plan;
  private final Path home;
  private final Path log;
  private volatile Child process;

  private Service(ServicePlan plan, Path home, Path log) {
    this.plan = plan;
    this.home = home;
    this.log = log;
    this.process = launch();
  }

  /** Starts the process; {@link #awaitHealthy} waits until it can be used. */
  static Service start(ServicePlan plan, Path home, Path logs) {
    return new Service(plan, home, logs.resolve(plan.module() + ".log"));
  }

  private Child launch() {
    return Child.start(
        new Child.Plan(
            plan.module(),
            plan.command(home),
            plan.environment(),
            Child.Signal.TERM,
            STOPPED_WITHIN,
            log,
            null));
  }

  Service awaitHealthy() {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isHealthy()) {
      demandAlive();
      if (System.nanoTime() > deadline) {
        throw new EngineFailure(plan.module() + " does not become healthy: see " + log);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return this;
  }

  boolean isHealthy() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("interrupted while waiting for " + plan.module(), interrupted);
    }
  }

  void demandAlive() {
    if (!process.isAlive()) {
      throw new EngineFailure(plan.module() + " has ended: " + process.lastWords());
    }
  }

  /** Whoever killed it to see what happens, sees it come back. */
  void keepUp(Screen screen) {
    if (!process.isAlive()) {
      screen.say(plan.module() + " has ended and is started again; its log is " + log);
      restart();
    }
  }

  String url() {
    return "http://127.0.0.1:" + plan.port();
  }

  /** SIGKILL, as a crash. */
  void kill() {
    process.kill();
  }

  void restart() {
    process = launch();
  }

  @Override
  public void close() {
    process.stop();
  }
}
