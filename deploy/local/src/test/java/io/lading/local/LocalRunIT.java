package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import io.lading.engines.process.Ports;
import io.lading.local.RunningProgram.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunIT {
  @TempDir Path folder;

  @Test
  void twoRunsInOneFolderEndWithEveryInvariantTrue() throws Exception {
    Ended first = run("--orders=400", "--rate=0", "--exit");
    assertThat(first.status()).as(first.out() + first.err()).isZero();
    assertThat(first.out())
        .contains("400 trades in", "orders created", "updates of orders", "DELIVERED", "COMPLETED")
        .contains("held       9 a parcel is on at most one live route")
        .contains("held       5 what the planner says reaches its topics")
        .containsPattern(
            "delivery routes planned\\R  departed +[1-9][0-9,]* .*\\R  finished +[1-9]");
    Ended second = run("--orders=400", "--rate=0", "--exit", "--seed=1");
    assertThat(second.status()).as(second.out() + second.err()).isZero();
    assertThat(second.out()).containsPattern("orders created +0 ");
    aBrokenInvariantOfTheTimeLineIsNamedAndEndsTheRunWithStatusOne();
  }

  /** In the folder of a good run, since each takes a minute. */
  private void aBrokenInvariantOfTheTimeLineIsNamedAndEndsTheRunWithStatusOne() throws Exception {
    inTheDatabase("DELETE FROM tracking.timeline WHERE sequence = 1");
    Ended bad = run("--orders=0", "--exit");
    assertThat(bad.status()).as(bad.out() + bad.err()).isEqualTo(1);
    assertThat(bad.out())
        .contains("BROKEN     6 the time line", "NOT every invariant holds: see above.");
  }

  private void inTheDatabase(String sql) throws SQLException {
    Path data = folder.resolve("data/postgres");
    try (var postgres = EmbeddedPostgres.start(PostgresSettings.persistent(data, Ports.free()));
        Connection connection =
            postgres.engine().database("lading").asAdministrator().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @Test
  void aRunStaysUpAndRestartsWhatIsKilledUntilItIsInterruptedAndThenShutsDownCleanly()
      throws Exception {
    List<String> arguments = new ArrayList<>(RunningProgram.freePorts());
    arguments.addAll(List.of("--orders=10", "--rate=0", "--data=" + folder.resolve("data")));
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(RunningProgram.command(arguments));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    awaitLine(run, "Everything stays up for you until Ctrl-C.");
    run.descendants()
        .filter(LocalRunIT::isOrderIngest)
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
    awaitLine(run, "order-ingest has ended and is started again");
    List<ProcessHandle> family = run.descendants().toList();
    new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
    assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
    // Whoever watched over an engine sees only then that there is nothing left to watch.
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    assertThat(Files.readString(folder.resolve("data/postgres/postgres.log")))
        .contains("database system is shut down")
        .doesNotContain("terminating connection due to administrator command");
  }

  private static boolean isOrderIngest(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("/java ") && line.contains("order-ingest"))
        .isPresent();
  }

  private static void awaitLine(Process run, String text) throws IOException {
    BufferedReader said = run.inputReader(UTF_8);
    StringBuilder all = new StringBuilder();
    String line = said.readLine();
    while (line != null && !line.contains(text)) {
      all.append(line).append('\n');
      line = said.readLine();
    }
    assertThat(line).as(all.toString()).isNotNull();
  }

  @Test
  void tradesOfAFileAreServedAndItsBadLinesAreNamed() throws Exception {
    Path csv = RunningProgram.home().resolve("deploy/local/samples/trades.csv");
    Ended first = run("--trades=" + csv, "--rate=0", "--exit");
    assertThat(first.status()).as(first.out() + first.err()).isZero();
    assertThat(first.out()).doesNotContain("left out");
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
  void anOptionOutOfItsBoundsIsSaidBeforeAnythingIsStarted() throws Exception {
    for (String option : List.of("--rate=-1", "--orders=-1", "--partitions=0")) {
      Ended ended = run(option);
      assertThat(ended.status()).as(option).isEqualTo(2);
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.out()).isEmpty();
    }
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
    awaitLine(run, "tracking-projector");
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
