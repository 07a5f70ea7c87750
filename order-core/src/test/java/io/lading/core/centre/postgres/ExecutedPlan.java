package io.lading.core.centre.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The plan of a statement, and how much it read when it was executed. compared: pairs of rows that
 * were joined in vain.
 */
record ExecutedPlan(String statement, List<Scan> scans, long compared) {

  /** Down an index, and the row. */
  private static final int BLOCKS_A_ROW = 5;

  /**
   * One way to one table. narrowed: by the columns of an index or by a place. limited: to a number
   * of rows, however many that is. rows: that were read, with those that were found not to fit.
   * blocks: of the table and the index, as often as they were read.
   */
  record Scan(
      String kind, String table, boolean narrowed, boolean limited, long rows, long blocks) {

    boolean reads(long most) {
      boolean byIndex = kind.startsWith("Index") || kind.startsWith("Tid");
      return byIndex && (limited || narrowed && rows <= most && blocks <= BLOCKS_A_ROW * most);
    }
  }

  static ExecutedPlan of(JsonNode told) {
    List<Scan> scans = new ArrayList<>();
    collect(told.path("Plan"), false, scans);
    return new ExecutedPlan(
        told.path("Query Text").asString(), scans, comparedBy(told.path("Plan")));
  }

  private static long comparedBy(JsonNode node) {
    double here =
        node.path("Rows Removed by Join Filter").asDouble(0) * node.path("Actual Loops").asDouble();
    return node.path("Plans").valueStream().mapToLong(ExecutedPlan::comparedBy).sum()
        + Math.round(here);
  }

  private static void collect(JsonNode node, boolean limited, List<Scan> scans) {
    String kind = node.path("Node Type").asString();
    if (kind.endsWith("Scan") && node.has("Relation Name")) {
      scans.add(scan(kind, node, limited));
    }
    for (JsonNode below : node.path("Plans")) {
      collect(below, limited || kind.equals("Limit"), scans);
    }
  }

  private static Scan scan(String kind, JsonNode node, boolean limited) {
    double rows =
        node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asDouble(0);
    return new Scan(
        kind,
        node.path("Relation Name").asString(),
        node.has("Index Cond") || node.has("TID Cond"),
        limited,
        Math.round(rows * node.path("Actual Loops").asDouble()),
        node.path("Shared Hit Blocks").asLong(0) + node.path("Shared Read Blocks").asLong(0));
  }

  /**
   * Scans of these tables that are none of an index, or read more rows than that; or a join that
   * compared more.
   */
  Stream<String> objections(Collection<String> tables, long most) {
    Stream<String> reading =
        scans.stream()
            .filter(scan -> tables.contains(scan.table()) && !scan.reads(most))
            .map(scan -> scan + " of\n" + statement);
    return compared <= most
        ? reading
        : Stream.concat(reading, Stream.of(compared + " comparisons of\n" + statement));
  }
}
