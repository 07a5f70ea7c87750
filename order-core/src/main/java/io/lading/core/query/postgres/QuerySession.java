package io.lading.core.query.postgres;

/** What a connection for questions is told first, once. */
public final class QuerySession {

  /**
   * Rows are found by index, by plans that are made once, however small the tables were then (see
   * IndexPlans); nothing can be written; a transaction sees one moment throughout.
   */
  public static final String SETTINGS =
      """
      SET enable_seqscan = off; SET enable_bitmapscan = off;
      SET enable_hashjoin = off; SET enable_mergejoin = off;
      SET plan_cache_mode = force_generic_plan; SET jit = off;
      SET default_transaction_read_only = on;
      SET default_transaction_isolation = 'repeatable read'
      """;

  private QuerySession() {}
}
