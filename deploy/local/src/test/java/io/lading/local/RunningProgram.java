package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.engines.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The local run as a user starts it: a program of its own, on ports that are free. */
final class RunningProgram {
  private static final long AT_MOST_MINUTES = 10;

  /** One for each, and one beside Kafka's for its controller. */
  private static final int PORTS = 6;

  private RunningProgram() {}

  record Ended(int status, String out, String err) {}

  static Ended run(Path outputs, List<String> arguments) throws IOException, InterruptedException {
    return run(outputs, new ProcessBuilder(command(arguments)));
  }

  /** Any program. */
  static Ended run(Path outputs, ProcessBuilder program) throws IOException, InterruptedException {
    Path out = outputs.resolve("out.txt");
    Path err = outputs.resolve("err.txt");
    Process process = program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(AT_MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + read(out) + read(err));
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dlading.home=" + home()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LocalRun.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** The root of the checkout. */
  static Path home() {
    return Path.of("..", "..").toAbsolutePath().normalize();
  }

  /** Options for ports that nobody uses, and no two of which are the same. */
  static List<String> freePorts() {
    int first = Ports.free();
    while (!IntStream.range(first, first + PORTS).allMatch(Ports::isFree)) {
      first = Ports.free();
    }
    return List.of(
        "--postgres-port=" + first,
        "--kafka-port=" + (first + 1),
        "--ingest-port=" + (first + 3),
        "--projector-port=" + (first + 4),
        "--planner-port=" + (first + 5));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }
}
