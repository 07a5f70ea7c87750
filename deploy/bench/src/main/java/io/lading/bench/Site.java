package io.lading.bench;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.engines.postgres.Database;
import io.lading.engines.service.RunnableJar;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a benchmark runs: what it measures, and where its table goes. */
final class Site {

  @Option(
      names = "--results",
      description = "Folder for the table (default: deploy/bench/results).")
  @Nullable Path results;

  @Option(names = "--quick", description = "A smoke test: small numbers, one round, not kept.")
  boolean quick;

  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final Path home = Path.of(System.getProperty("lading.home", "."));

  void tell(String format, Object... values) {
    progress.printf(format + "%n", values);
  }

  Jars jars() {
    return new Jars(home);
  }

  /** Order-ingest as it is delivered. */
  FromTopicToTopic.Start ingest() {
    RunnableJar jar = jars().ingest();
    return (rig, database) -> IngestProcess.start(jar, rig, database);
  }

  Conditions conditions(Rig rig, String command) throws IOException, SQLException {
    return new Conditions(
        LocalDate.now(ZoneOffset.UTC),
        Machine.commit(home),
        command,
        Machine.describe(),
        versions(rig));
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

  /** Prints the table and, unless it was a smoke test, keeps it as date-{@code name}.md. */
  void publish(String table, String name) throws IOException {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table);
    if (quick) {
      return;
    }
    Path folder =
        results == null ? home.resolve("deploy").resolve("bench").resolve("results") : results;
    Files.createDirectories(folder);
    Path file = folder.resolve(LocalDate.now(ZoneOffset.UTC) + "-" + name + ".md");
    Files.writeString(file, table);
    tell("Kept in %s", file);
  }

  /** The command line that was given. */
  static String command(CommandSpec spec) {
    return "deploy/bench/run "
        + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }
}
