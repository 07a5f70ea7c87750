package io.lading.engines.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child process in a session of its own, so that Ctrl-C reaches only us, with its output in a log
 * file. It is asked to stop by {@link #stop} or, by the shell that watches over it, as soon as this
 * JVM is gone, however it went. Safe for use by several threads.
 */
public final class Child {
  /** What is sent to our process group, by Ctrl-C or by timeout(1), must not hit the watcher. */
  private static final String IN_A_SESSION =
      "command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

  private final Process watcher;
  private final ProcessHandle engine;
  private final Plan plan;

  private Child(Process watcher, ProcessHandle engine, Plan plan) {
    this.watcher = watcher;
    this.engine = engine;
    this.plan = plan;
  }

  /** How to stop a process politely. */
  public enum Signal {
    INT,
    TERM
  }

  /**
   * What to run. The patience is how long the process may take to stop before it is killed; the
   * litter is a folder to remove if this JVM goes without stopping the process.
   */
  public record Plan(
      String name,
      List<String> command,
      Map<String, String> environment,
      Signal stopSignal,
      Duration patience,
      Path log,
      @Nullable Path litter) {
    public Plan {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /** Starts the process; returns once it exists, which says nothing about its readiness. */
  public static Child start(Plan plan) {
    try {
      ProcessBuilder builder = new ProcessBuilder(commandOf(plan));
      builder.environment().putAll(plan.environment());
      builder.redirectError(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
      Process watcher = builder.start();
      ProcessHandle engine = engineOf(watcher, plan);
      return new Child(watcher, engine, plan);
    } catch (IOException failed) {
      throw new EngineFailure("cannot start " + plan.name() + ": " + failed.getMessage(), failed);
    }
  }

  private static List<String> commandOf(Plan plan) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", IN_A_SESSION, "session"));
    command.addAll(List.of("sh", "-c", watch(), "lading-watch"));
    command.add(plan.stopSignal().name());
    command.add(Long.toString(Math.max(1, plan.patience().toSeconds())));
    command.add(plan.log().toString());
    command.add(plan.litter() == null ? "" : plan.litter().toString());
    command.addAll(plan.command());
    return command;
  }

  private static String watch() {
    try (var script = Child.class.getResourceAsStream("watch.sh")) {
      if (script == null) {
        throw new IllegalStateException("watch.sh is not on the class path");
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ProcessHandle engineOf(Process watcher, Plan plan) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(watcher.getInputStream(), UTF_8));
    String pid = reader.readLine();
    if (pid == null) {
      throw new EngineFailure("cannot start " + plan.name() + ": the shell said nothing");
    }
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .orElseThrow(
            () -> new EngineFailure(plan.name() + " ended at once: " + LastWords.of(plan.log())));
  }

  public long pid() {
    return engine.pid();
  }

  public boolean isAlive() {
    return engine.isAlive() && watcher.isAlive();
  }

  public Path log() {
    return plan.log();
  }

  /** Asks the process to stop and waits until it has; kills it when its patience is over. */
  public void stop() {
    try (var order = watcher.outputWriter(UTF_8)) {
      order.write("stop\n");
    } catch (IOException alreadyGone) {
      // then there is nothing to stop
    }
    await(plan.patience().plusSeconds(5));
  }

  /** Kills the process with all its children, as a crash would, and waits until none is left. */
  public void kill() {
    List<ProcessHandle> family = new ArrayList<>(engine.descendants().toList());
    engine.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    family.add(engine);
    family.forEach(
        member -> member.onExit().completeOnTimeout(member, 10, TimeUnit.SECONDS).join());
    await(Duration.ofSeconds(10));
  }

  /** Waits for the end of the process. */
  public void await(Duration atMost) {
    try {
      if (!watcher.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        engine.destroyForcibly();
        watcher.waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The exit status, if the process has ended. */
  public Optional<Integer> exitStatus() {
    return watcher.isAlive() ? Optional.empty() : Optional.of(watcher.exitValue());
  }

  /** In one line, why the process ended, as far as its log tells. */
  public String lastWords() {
    return LastWords.of(plan.log());
  }
}
