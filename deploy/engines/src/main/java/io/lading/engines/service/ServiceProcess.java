package io.lading.engines.service;

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

/**
 * A service as a child process on loopback. It can be stopped, killed and started again, on the
 * same port and with the same log.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final int port;
  private final Child.Plan plan;
  private volatile Child process;

  private ServiceProcess(int port, Child.Plan plan) {
    this.port = port;
    this.plan = plan;
    this.process = Child.start(plan);
  }

  /** Starts the process; {@link #awaitHealthy} waits until it can be used. */
  public static ServiceProcess start(ServicePlan plan, int port, Path log) {
    return new ServiceProcess(port, plan.at(port, log));
  }

  /**
   * Returns once it is healthy.
   *
   * @throws EngineFailure it has ended, or is not healthy after three minutes
   */
  public ServiceProcess awaitHealthy() {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isHealthy()) {
      demandAlive();
      if (System.nanoTime() > deadline) {
        throw new EngineFailure(plan.name() + " does not become healthy: " + process.lastWords());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return this;
  }

  public boolean isHealthy() {
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
      throw new EngineFailure("interrupted while waiting for " + plan.name(), interrupted);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Refuses to go on when it has ended. */
  public void demandAlive() {
    if (!isAlive()) {
      throw new EngineFailure(plan.name() + " has ended: " + process.lastWords());
    }
  }

  public String name() {
    return plan.name();
  }

  public Path log() {
    return plan.log();
  }

  public long pid() {
    return process.pid();
  }

  /** Of its root, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** SIGKILL, as a crash. */
  public void kill() {
    process.kill();
  }

  public void restart() {
    process = Child.start(plan);
  }

  @Override
  public void close() {
    process.stop();
  }
}
