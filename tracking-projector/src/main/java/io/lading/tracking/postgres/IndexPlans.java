package io.lading.tracking.postgres;

/**
 * What a session is told first, so that it finds rows by index and nothing else, by a plan made
 * once. PostgreSQL keeps the plan of a prepared statement until a table is analysed: made while the
 * table was small, it would go on reading the table from end to end while that grows by thousands
 * of rows a second.
 */
public final class IndexPlans {

  public static final String OF_A_SESSION =
      """
      SET enable_seqscan = off;
      SET enable_hashjoin = off;
      SET enable_mergejoin = off;
      SET jit = off;
      SET plan_cache_mode = force_generic_plan
      """;

  private IndexPlans() {}
}
