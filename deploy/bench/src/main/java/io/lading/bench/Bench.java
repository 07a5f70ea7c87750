package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.engines.postgres.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The create benchmark: prints one table and keeps it beside the README. */
@Command(
    name = "deploy/bench/run",
    mixinStandardHelpOptions = true,
    description = "Measures how fast orders are created, beside peers and limits.")
final class Bench implements Callable<Integer> {

  @Option(names = "--orders", description = "Measured trades (default: ${DEFAULT-VALUE}).")
  int orders = 120_000;

  @Option(
      names = "--slow-orders",
      description = "Measured trades of cases (a) and (b) (default: ${DEFAULT-VALUE}).")
  int slowOrders = 10_000;

  @Option(
      names = "--warm-up",
      description = "Trades before them; not more than measured (default: ${DEFAULT-VALUE}).")
  int warmUp = 60_000;

  @Option(names = "--rounds", description = "Rounds (default: ${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(
      names = "--batch",
      split = ",",
      description = "Batch sizes of case (c) (default: ${DEFAULT-VALUE}).")
  List<Integer> batchSizes = List.of(200, 1_000, 4_000);

  @Option(
      names = "--cases",
      split = ",",
      description = "Which cases, by their letters; none: only latency (default: E,a,b,c).")
  List<String> letters = List.of("E", "a", "b", "c");

  @Option(
      names = "--rate",
      description = "Trades/s of the latency run (default: ${DEFAULT-VALUE}).")
  int rate = 1_000;

  @Option(
      names = "--seconds",
      description = "Length of the latency run, 0 for none (default: ${DEFAULT-VALUE}).")
  int seconds = 60;

  @Option(
      names = "--settle",
      description = "Seconds at that rate before them, not measured (default: ${DEFAULT-VALUE}).")
  int settle = 60;

  @Option(names = "--seed", description = "Of the trades (default: ${DEFAULT-VALUE}).")
  long seed = 20_261_121;

  @Option(names = "--quick", description = "A smoke test: small numbers, one round, not kept.")
  boolean quick;

  @Option(
      names = "--results",
      description = "Folder for the table (default: deploy/bench/results).")
  @Nullable Path results;

  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final Path home = Path.of(System.getProperty("lading.home", "."));
  private String command = "deploy/bench/run";

  public static void main(String[] arguments) {
    var bench = new Bench();
    bench.command = String.join(" ", command(arguments));
    System.exit(new CommandLine(bench).execute(arguments));
  }

  private static List<String> command(String[] arguments) {
    var words = new ArrayList<String>(List.of("deploy/bench/run"));
    words.addAll(List.of(arguments));
    return words;
  }

  @Override
  public Integer call() throws Exception {
    if (quick) {
      shrink();
    }
    try (Rig rig = Rig.start()) {
      String table = new Report(measure(rig)).markdown();
      new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table);
      if (!quick) {
        keep(table);
      }
    }
    return 0;
  }

  private void shrink() {
    orders = Math.min(orders, 2_000);
    slowOrders = Math.min(slowOrders, 1_000);
    warmUp = Math.min(warmUp, 1_000);
    seconds = Math.min(seconds, 5);
    settle = Math.min(settle, 1);
    rounds = 1;
    batchSizes = List.of(500);
  }

  private Report.Content measure(Rig rig) throws Exception {
    Machine machine = Machine.describe();
    Workload workload = Workload.of(seed, warmUp, orders, Math.min(orders, slowOrders));
    Cases cases = new Cases(jar());
    Rounds create = Rounds.run(rig, workload, cases(rig, workload, cases), rounds, this::tell);
    List<Latency.Result> latency = latency(rig, workload, cases);
    return new Report.Content(
        LocalDate.now(ZoneOffset.UTC),
        Machine.commit(home),
        command,
        machine,
        versions(rig),
        workload,
        rounds,
        create,
        latency);
  }

  private List<CreateCase> cases(Rig rig, Workload workload, Cases cases) throws Exception {
    var all = new ArrayList<CreateCase>(List.of(cases.lading()));
    if (letters.stream().anyMatch(List.of("a", "b", "c")::contains)) {
      progress.println("Lading writes the orders that the other cases repeat …");
      all.addAll(cases.others(cases.record(rig, workload), batchSizes));
    }
    all.removeIf(c -> letters.stream().noneMatch(letter -> c.name().startsWith("(" + letter)));
    return all;
  }

  private List<Latency.Result> latency(Rig rig, Workload workload, Cases cases) throws Exception {
    if (seconds == 0) {
      return List.of();
    }
    progress.println("Latency at " + rate + " trades/s for " + settle + " + " + seconds + " s …");
    var latency = new Latency(rig, workload, new Latency.Load(rate, seconds, settle));
    return List.of(latency.measure("Lading", cases::ingest));
  }

  private static Map<String, String> versions(Rig rig) throws SQLException {
    var versions = new LinkedHashMap<String, String>();
    versions.put("Java", Runtime.version().toString());
    versions.put("Kafka", AppInfoParser.getVersion());
    try (Database database = rig.freshDatabase(List.of())) {
      versions.putAll(new Bookkeeping(database.asAdministrator()).settings());
    }
    return versions;
  }

  private Path jar() throws IOException {
    Path folder = home.resolve("order-ingest").resolve("target");
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("order-ingest-.*-app\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no runnable jar of order-ingest in " + folder));
    }
  }

  private void tell(Measured measured) {
    progress.printf("%,9.0f orders/s  %s%n", measured.ordersPerSecond(), measured.name());
  }

  private void keep(String table) throws IOException {
    Path folder =
        results == null ? home.resolve("deploy").resolve("bench").resolve("results") : results;
    Files.createDirectories(folder);
    Path file = folder.resolve(LocalDate.now(ZoneOffset.UTC) + "-create.md");
    Files.writeString(file, table);
    progress.println("Kept in " + file);
  }
}
