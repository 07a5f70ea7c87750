package io.lading.planner.postgres;

/**
 * What a session is told first, so that it finds rows by index and by a plan made once, whatever
 * the tables looked like when it was made. The outbox is read by ranges without an end: hence no
 * bitmap scans.
 */
public final class IndexPlans {

  public static final String OF_A_SESSION =
      """
      SET enable_seqscan = off;
      SET enable_bitmapscan = off;
      SET enable_hashjoin = off;
      SET enable_mergejoin = off;
      SET jit = off;
      SET plan_cache_mode = force_generic_plan;
      SET work_mem = '64MB'
      """;

  private IndexPlans() {}
}
