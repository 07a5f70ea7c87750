package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Every trade that became an order is remembered with the hash by which a repeat is told from a
 * conflict.
 */
final class RememberedContent implements Check {

  private static final Question QUESTION =
      new Question(
          "7 a known trade is recognised again",
          """
          SELECT count(*) FROM orders.logistics_order_unique WHERE order_id IS NOT NULL
          """,
          """
          SELECT u.trade_order_code || ' ' || u.biz_type AS id,
                 'remembered with a hash of ' || coalesce(octet_length(u.content_hash), 0) || ' bytes, version ' || coalesce(u.hash_version, 0) AS problem,
                 count(*) OVER () AS offences
          FROM orders.logistics_order_unique u
          WHERE u.order_id IS NOT NULL AND (u.content_hash IS NULL OR u.hash_version IS NULL OR octet_length(u.content_hash) < 16)
          ORDER BY u.trade_order_code, u.biz_type
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
