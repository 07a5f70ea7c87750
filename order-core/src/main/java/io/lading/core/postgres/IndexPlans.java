package io.lading.core.postgres;

/**
 * Has a connection find its rows by index, by plans that are made once. PostgreSQL keeps the plan
 * of a prepared statement until a table is analysed: made while the table was small, it would go on
 * reading the table from end to end while that grows by thousands of rows a second. And a plan made
 * anew for every array costs a small batch more than its rows do.
 *
 * <p>From which side a join begins is nothing that a setting says: while a table is small, to read
 * it whole and compare each row with an array seems cheapest. So a statement that is given arrays
 * leaves no choice: rows are {@code = ANY (?)}, which needs no join; or they are found in a {@code
 * LATERAL} subquery with {@code OFFSET 0}, which is executed once for each element; or, where rows
 * are written, they are {@code = ANY (ARRAY[u.id])}, which an index can look up, but which is no
 * equality that a join could begin with from the other side. {@code ChangePlansIT} hears of others.
 *
 * <p>Every pool of a service that creates orders, publishes or projects begins its connections with
 * {@link #SETTINGS}; nothing but speed depends on it. Not for connections that read whole tables,
 * as verify does.
 */
public final class IndexPlans {

  /**
   * To be run once on a new connection. The outbox is long and what is read of it short, always by
   * one of two indexes, but the planner sees a range without an end: hence no bitmap scans; after a
   * long stop of the relay it is sorted, hence the memory.
   */
  public static final String SETTINGS =
      """
      SET enable_seqscan = off; SET enable_bitmapscan = off;
      SET enable_hashjoin = off; SET enable_mergejoin = off;
      SET plan_cache_mode = force_generic_plan; SET jit = off; SET work_mem = '64MB'
      """;

  private IndexPlans() {}
}
