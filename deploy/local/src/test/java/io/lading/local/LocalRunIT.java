package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.local.RunningProgram.Ended;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunIT {
  @TempDir Path folder;

  @Test
  void twoRunsInOneFolderEndWithEveryInvariantTrue() throws Exception {
    Ended first = run("--orders=400", "--rate=0", "--exit");
    assertThat(first.status()).as(first.out() + first.err()).isZero();
    assertThat(first.out()).contains("400 trades in", "orders created");
    Ended second = run("--orders=400", "--rate=0", "--exit", "--seed=1");
    assertThat(second.status()).as(second.out() + second.err()).isZero();
    assertThat(second.out()).containsPattern("orders created +0 ");
  }

  @Test
  void tradesOfAFileAreServedAndItsBadLinesAreNamed() throws Exception {
    Path file = RunningProgram.home().resolve("deploy/local/samples/trades.jsonl");
    Path mine = folder.resolve("mine.jsonl");
    Files.writeString(mine, Files.readString(file) + "{\"tradeOrderCode\": 1\n");
    Ended ended = run("--trades=" + mine, "--rate=0", "--exit");
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("lines of the file that were left out: 1");
  }

  @Test
  void aTakenPortIsSaidInOneLineWithTheOptionThatHelps() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = taken.getLocalPort();
      List<String> arguments = new ArrayList<>(RunningProgram.freePorts());
      arguments.add("--data=" + folder.resolve("data"));
      arguments.set(2, "--ingest-port=" + port);
      Ended ended = RunningProgram.run(folder, arguments);
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err())
          .isEqualTo(
              "lading: port %d is already taken; choose another with --ingest-port%n"
                  .formatted(port));
    }
  }

  @Test
  void aMissingFileIsSaidInOneLine() throws Exception {
    Ended ended = run("--trades=" + folder.resolve("nowhere.csv"));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "lading: cannot read the trades: no such file: %s%n"
                .formatted(folder.resolve("nowhere.csv")));
  }

  @Test
  void aWrongOptionIsSaidInOneLine() throws Exception {
    Ended ended = run("--rate=fast");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("--rate", "fast");
  }

  @Test
  void aRunInAFolderThatAnotherOneUsesIsRefused() throws Exception {
    try (Workspace mine = Workspace.open(folder.resolve("data"))) {
      Ended ended = run("--orders=1", "--exit");
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err()).contains("another run is using " + mine);
    }
  }

  @Test
  void nothingOutlivesARunThatIsKilled() throws Exception {
    List<String> arguments = new ArrayList<>(RunningProgram.freePorts());
    arguments.addAll(List.of("--orders=100000", "--data=" + folder.resolve("data")));
    Process run =
        new ProcessBuilder(RunningProgram.command(arguments)).redirectErrorStream(true).start();
    BufferedReader said = run.inputReader(UTF_8);
    String line = said.readLine();
    while (line != null && !line.contains("tracking-projector")) {
      line = said.readLine();
    }
    assertThat(line).isNotNull();
    List<ProcessHandle> family = run.descendants().toList();
    assertThat(family).hasSizeGreaterThanOrEqualTo(8);
    run.destroyForcibly();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
  }

  private Ended run(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(RunningProgram.freePorts());
    arguments.add("--data=" + folder.resolve("data"));
    return RunningProgram.run(folder, arguments);
  }
}
