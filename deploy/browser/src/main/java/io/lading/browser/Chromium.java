package io.lading.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, without a window. */
public record Chromium(Path program, Path folder) {

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
          "--remote-debugging-port=0");

  /** Without it the test is skipped, or fails if whoever runs it has asked for it. */
  public static Chromium demand(Path folder) {
    Optional<Path> program = onThePath();
    String missing = "chromium is not installed: nobody looks at the pages here";
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

  /** A page with nothing on it. */
  public Page page() throws Exception {
    Path profile = folder.resolve("profile");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(ALONE);
    command.addAll(List.of("--user-data-dir=" + profile, "about:blank"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    return Page.of(process, profile.resolve("DevToolsActivePort"));
  }
}
