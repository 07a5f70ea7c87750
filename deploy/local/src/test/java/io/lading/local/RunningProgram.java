package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.engines.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local run as a user starts it: a program of its own, on ports that are free. */
final class RunningProgram {
  private static final long AT_MOST_MINUTES = 10;

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

  /** Options for ports that nobody uses and that this JVM is given for nothing else. */
  static List<String> freePorts() {
    int kafka = Ports.free();
    while (!Ports.isFree(kafka + 1)) {
      kafka = Ports.free();
    }
    return List.of(
        "--postgres-port=" + Ports.free(),
        "--kafka-port=" + kafka,
        "--ingest-port=" + Ports.free(),
        "--projector-port=" + Ports.free(),
        "--planner-port=" + Ports.free());
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }
}
