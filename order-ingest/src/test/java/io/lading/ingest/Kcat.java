package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** kcat, a Kafka client that is not ours and not Java. */
record Kcat(Path program, String brokers) {

  /** A record as kcat shows it. */
  record Shown(String key, Map<String, String> headers, String payload) {

    static Shown of(JsonNode record) {
      Map<String, String> headers = new TreeMap<>();
      JsonNode flat = record.path("headers");
      for (int i = 0; i < flat.size(); i += 2) {
        headers.put(flat.get(i).asString(), flat.get(i + 1).asString());
      }
      return new Shown(record.path("key").asString(), headers, record.path("payload").asString(""));
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(payload);
    }
  }

  /** Without kcat the test is skipped, or fails if whoever runs it has asked for it. */
  static Kcat demand(String brokers) {
    Optional<Path> program = onThePath();
    String missing = "kcat is not installed: no client but our own publishes and reads here";
    if (System.getenv("LADING_REQUIRE_KCAT") != null) {
      assertThat(program).as(missing).isPresent();
    }
    assumeTrue(program.isPresent(), missing);
    return new Kcat(program.orElseThrow(), brokers);
  }

  private static Optional<Path> onThePath() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, "kcat"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Each line is a message; headers: name=value. */
  void publish(String topic, String key, List<String> lines, String... headers) {
    List<String> options = new ArrayList<>(List.of("-P", "-t", topic, "-k", key));
    Stream.of(headers).forEach(header -> options.addAll(List.of("-H", header)));
    run(options, String.join("\n", lines) + "\n");
  }

  /** Everything that is committed in the topic. */
  List<Shown> read(String topic) {
    List<String> options = List.of("-C", "-t", topic, "-o", "beginning", "-e", "-q", "-J");
    return run(options, "")
        .lines()
        .map(line -> Shown.of(JsonMapper.shared().readTree(line)))
        .toList();
  }

  private String run(List<String> options, String input) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-b", brokers));
    command.addAll(options);
    try {
      Path errors = Files.createTempFile("kcat", ".err");
      Process kcat = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      try (var in = kcat.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      }
      String out = new String(kcat.getInputStream().readAllBytes(), UTF_8);
      assertThat(kcat.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(kcat.exitValue()).as(Files.readString(errors)).isZero();
      Files.delete(errors);
      return out;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
