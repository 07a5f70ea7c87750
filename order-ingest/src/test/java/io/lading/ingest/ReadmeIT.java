package io.lading.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficMessage;
import io.lading.traffic.TrafficShape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first commands of the README do what it says, with the stock that the local run brings. */
class ReadmeIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final Pattern BLOCK = Pattern.compile("(?m)^```\\n((?s:.*?))^```$");

  private final List<String> blocks = blocks();

  @TempDir Path folder;

  private World world;

  @BeforeEach
  void freshWorld() {
    world = World.fresh();
  }

  private RunningIngest ingestWithTheSampleStock() {
    RunningIngest ingest = world.ingest().awaitUp();
    var sample = new TrafficGenerator(1, TrafficShape.realistic());
    world.publish(sample.stock().stream().map(TrafficMessage::toRecord).toList());
    world.awaitDrained();
    return ingest;
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void whoListensAndPublishesAsTheReadmeSaysSeesTheFirstEventOfTheOrder() throws Exception {
    Kcat.demand(world.kafka.bootstrapServers());
    RunningIngest ingest = ingestWithTheSampleStock();
    Process listening = start(block("kcat -u -C"));
    try (ingest) {
      await()
          .atMost(SOON)
          .until(() -> said("err").lines().filter(ReadmeIT::isAtTheEnd).count() == 4);
      Process publishing = start(block("kcat -P"));
      assertThat(publishing.waitFor()).isZero();
      await()
          .atMost(SOON)
          .until(() -> said("out"), seen -> seen.contains("\"tradeOrderCode\":\"T-1\""));
      assertThat(said("out")).contains("key LG", "ce_sequence=1");
      Process carrying = start(block("order-updates"));
      assertThat(carrying.waitFor()).isZero();
      await()
          .atMost(SOON)
          .until(() -> said("out"), seen -> seen.contains("\"status\":\"SHIPPED\""));
    } finally {
      listening.destroy();
    }
  }

  @Test
  void anOrderPostedAsTheReadmeSaysIsCreatedConfirmedAndCancelled() {
    String command = block("curl -i");
    String json = first(command, "-d '(.*)'");
    String path = first(command, "127\\.0\\.0\\.1:18080(/\\S+)");
    try (RunningIngest ingest = ingestWithTheSampleStock()) {
      HttpResponse<String> created = ingest.post(path, json, "content-type", "application/json");
      assertThat(created.statusCode()).isEqualTo(201);
      String code = first(created.body(), "\"lgOrderCode\":\"(LG[0-9]+)\"");
      for (String change : block("/status").lines().toList()) {
        String resource =
            first(change, "127\\.0\\.0\\.1:18080(/\\S+)").replace("{lgOrderCode}", code);
        String body = first(change, "-d '(.*)' 127");
        assertThat(ingest.post(resource, body, "content-type", "application/json").statusCode())
            .as(change)
            .isEqualTo(200);
      }
    }
  }

  private static boolean isAtTheEnd(String line) {
    return line.contains("Reached end of topic");
  }

  private Process start(String command) throws IOException {
    String ours = command.replace("127.0.0.1:19092", world.kafka.bootstrapServers());
    String ended = ours.contains("|") ? ours : "exec " + ours;
    return new ProcessBuilder("bash", "-c", "exec 2>>err >>out; " + ended)
        .directory(folder.toFile())
        .start();
  }

  private String said(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private String block(String containing) {
    return blocks.stream().filter(b -> b.contains(containing)).findFirst().orElseThrow();
  }

  private static String first(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static List<String> blocks() {
    try {
      String readme = Files.readString(Path.of("..", "README.md"), UTF_8);
      Stream<MatchResult> found = BLOCK.matcher(readme).results();
      return found.map(block -> block.group(1).strip()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
