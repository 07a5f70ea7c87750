package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser, without a window. */
record Chromium(Path program, Path folder) {

  private static final List<String> ALONE =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1400,900",
          "--virtual-time-budget=8000");

  /** Without it the test is skipped, or fails if whoever runs it has asked for it. */
  static Chromium demand(Path folder) {
    Optional<Path> program = onThePath();
    String missing = "chromium is not installed: nobody looks at the map here";
    if (System.getenv("LADING_REQUIRE_CHROMIUM") != null) {
      assertThat(program).as(missing).isPresent();
    }
    assumeTrue(program.isPresent(), missing);
    return new Chromium(program.orElseThrow(), folder);
  }

  private static Optional<Path> onThePath() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(path -> Path.of(path, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The page as it is after its scripts have run for a while. */
  String dom(String url) throws Exception {
    return run("--dump-dom", url);
  }

  void screenshot(String url, Path file) throws Exception {
    run("--screenshot=" + file.toAbsolutePath(), url);
  }

  private String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(ALONE);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.addAll(List.of(options));
    Path out = Files.createTempFile(folder, "page", ".html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("chromium.log").toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("chromium ends").isTrue();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
