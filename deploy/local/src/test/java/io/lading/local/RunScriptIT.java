package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts that a user starts, in a checkout of their own below a dot folder, with a Maven that
 * only notes that it was called.
 */
class RunScriptIT {
  private static final String SOURCE = "order-core/src/main/java/Source.java";

  @TempDir Path folder;

  private Path checkout;

  @BeforeEach
  void aCheckoutBelowADotFolder() throws IOException {
    checkout = Files.createDirectories(folder.resolve(".hidden/check out"));
    for (String script : new String[] {".ci/find-jdk", ".ci/build", "deploy/local/run"}) {
      Path copy = checkout.resolve(script);
      Files.createDirectories(copy.getParent());
      Files.copy(RunningProgram.home().resolve(script), copy);
      executable(copy);
    }
    write(SOURCE, "class Source {}");
    write("pom.xml", "<project/>");
    mavenThat(
        "mkdir -p order-ingest/target tracking-projector/target route-planner/target"
            + " deploy/local/target\n"
            + "touch order-ingest/target/x-app.jar tracking-projector/target/x-app.jar\n"
            + "touch route-planner/target/x-app.jar\n"
            + "touch deploy/local/target/local-1.jar\n"
            + "printf %s '"
            + System.getProperty("java.class.path")
            + "' >deploy/local/target/class-path");
  }

  @Test
  void theFirstStartBuildsTheNextDoesNotAndOneAfterAnEditDoesAgainOnce() throws Exception {
    assertThat(run()).satisfies(RunScriptIT::helped);
    assertThat(builds()).isEqualTo(1);
    assertThat(run()).satisfies(RunScriptIT::helped);
    assertThat(builds()).isEqualTo(1);
    write(SOURCE, "class Source { int edited; }");
    assertThat(run()).satisfies(RunScriptIT::helped);
    assertThat(builds()).isEqualTo(2);
    assertThat(run()).satisfies(RunScriptIT::helped);
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void whatIsNotASourceDoesNotCauseABuild() throws Exception {
    run();
    write("order-core/target/src/main/Generated.java", "");
    write(".lading/src/main/data", "");
    write("README.md", "");
    run();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aFailedBuildIsSaidInOneLineAndDoesNotCountAsBuilt() throws Exception {
    mavenThat("echo '[INFO] good'; echo '[ERROR] a semicolon is missing'; exit 1");
    for (int i = 1; i <= 2; i++) {
      RunningProgram.Ended ended = run();
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err().lines().filter(line -> line.startsWith("lading: ")))
          .containsExactly(
              "lading: the build failed: [ERROR] a semicolon is missing"
                  + " (see deploy/local/target/build.log)");
      assertThat(builds()).isEqualTo(i);
    }
  }

  @Test
  void aFailureWithoutAnErrorLineIsSaidWithItsLastLine() throws Exception {
    mavenThat("echo something; echo 'JAVA_HOME is not defined correctly'; exit 1");
    assertThat(run().err()).contains("the build failed: JAVA_HOME is not defined correctly");
  }

  @Test
  void mavenRunsOnTheJdkThatWasFound() throws Exception {
    mavenThat("echo \"on $JAVA_HOME\"; exit 1");
    assertThat(run().err()).contains("the build failed: on " + System.getProperty("java.home"));
  }

  private RunningProgram.Ended run() throws Exception {
    var script = new ProcessBuilder(checkout.resolve("deploy/local/run").toString(), "--help");
    Map<String, String> environment = script.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.merge("PATH", folder.resolve("bin").toString(), (old, first) -> first + ":" + old);
    return RunningProgram.run(folder, script);
  }

  private static void helped(RunningProgram.Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Usage: deploy/local/run");
  }

  private long builds() throws IOException {
    return Files.readString(folder.resolve("builds")).lines().count();
  }

  private void mavenThat(String does) throws IOException {
    String note = "#!/usr/bin/env bash\necho called >>'" + folder.resolve("builds") + "'\n";
    Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
    Files.writeString(maven, note + does + "\n");
    executable(maven);
  }

  private void write(String file, String content) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content, UTF_8);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
