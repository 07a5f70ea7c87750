package io.lading.engines.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class ChildIT {
  @Test
  void enginesEndAndTidyUpWhenTheirJvmIsKilled() throws Exception {
    Started started = startElsewhere(List.of(), System.getProperty("java.class.path"));
    started.jvm().destroyForcibly();
    awaitTheEndOf(started);
  }

  @Test
  void enginesEndAndTidyUpWhenTheProcessGroupOfTheirJvmIsKilled() throws Exception {
    Started started = startElsewhere(List.of("setsid"), System.getProperty("java.class.path"));
    new ProcessBuilder("kill", "-KILL", "--", "-" + started.jvm().pid()).start().waitFor();
    awaitTheEndOf(started);
  }

  private static void awaitTheEndOf(Started started) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(ProcessHandle.of(started.postgres())).isEmpty();
              assertThat(ProcessHandle.of(started.kafka())).isEmpty();
              assertThat(started.postgresHome()).doesNotExist();
            });
  }

  @Test
  @EnabledIf("isRoot")
  void anOrdinaryUserCanRunTheEngines(@TempDir Path readable) throws Exception {
    List<String> asNobody =
        List.of(
            "env",
            "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + writableByAll(readable.resolve("tmp")),
            "setpriv",
            "--reuid=nobody",
            "--regid=nogroup",
            "--clear-groups",
            "--");
    Started started = startElsewhere(asNobody, copyOfTheClassPath(readable));
    assertThat(ProcessHandle.of(started.postgres()).flatMap(p -> p.info().user()))
        .contains("nobody");
    started.jvm().getOutputStream().close();
    await().atMost(Duration.ofSeconds(60)).until(() -> !started.jvm().isAlive());
    assertThat(ProcessHandle.of(started.postgres())).isEmpty();
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path writableByAll(Path folder) throws IOException {
    return Files.setPosixFilePermissions(
        Files.createDirectory(folder), PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  /** The home of root, where Maven keeps its jars, is closed to others. */
  private static String copyOfTheClassPath(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path copy = folder.resolve(Integer.toString(copies.size()));
      copyTree(Path.of(entry), copy);
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.exists(from) ? Files.walk(from) : Stream.empty()) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private record Started(Process jvm, long postgres, long kafka, Path postgresHome) {}

  private static Started startElsewhere(List<String> prefix, String classPath) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlogback.configurationFile=logback-test.xml",
            "-cp",
            classPath,
            Elsewhere.class.getName()));
    Process jvm =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said = new BufferedReader(new InputStreamReader(jvm.getInputStream(), UTF_8));
    return new Started(
        jvm,
        Long.parseLong(said.readLine()),
        Long.parseLong(said.readLine()),
        Path.of(said.readLine()));
  }

  /** Starts both engines, says their process ids, and ends when its input does. */
  static final class Elsewhere {
    public static void main(String[] arguments) throws Exception {
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresSettings.temporary());
          EmbeddedKafka kafka = EmbeddedKafka.start(KafkaSettings.temporary())) {
        System.out.println(postgres.pid());
        System.out.println(kafka.pid());
        System.out.println(postgres.log().getParent());
        while (System.in.read() >= 0) {
          // until the end
        }
      }
    }
  }
}
