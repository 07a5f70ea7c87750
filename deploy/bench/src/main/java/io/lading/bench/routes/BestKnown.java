package io.lading.bench.routes;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** The costs of the best known plans: in a {@code .sol} beside the instance, or in one table. */
final class BestKnown {

  private static final String TABLE = "best-known.csv";

  private BestKnown() {}

  /** In the units of {@link Instance}. */
  static long cost(Path folder, String name, boolean windows) throws IOException {
    Path solution = folder.resolve(name + ".sol");
    if (Files.exists(solution)) {
      BigDecimal cost = new BigDecimal(word(solution, "Cost ", " "));
      return (windows ? cost.movePointRight(1) : cost).longValueExact();
    }
    return Long.parseLong(word(folder.resolve(TABLE), name + ",", ","));
  }

  private static String word(Path file, String line, String separator) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(text -> text.startsWith(line))
        .map(text -> text.strip().split(separator)[1])
        .findFirst()
        .orElseThrow(() -> new IOException("no line with \"" + line + "\" in " + file));
  }
}
