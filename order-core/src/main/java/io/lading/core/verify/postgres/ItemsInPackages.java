package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/** Every item is in a package of its own order. */
final class ItemsInPackages implements Check {

  private static final Question QUESTION =
      new Question(
          "2 an item is in a package of its order",
          """
          SELECT count(*) FROM orders.logistics_order_item
          """,
          """
          SELECT orders.lg_order_code(i.order_id) AS id,
                 'item ' || i.id || ' is in package ' || i.package_id || ', which the order does not have' AS problem,
                 count(*) OVER () AS offences
          FROM orders.logistics_order_item i
          LEFT JOIN orders.logistics_order_package p ON p.order_id = i.order_id AND p.id = i.package_id
          WHERE p.id IS NULL
          ORDER BY i.order_id, i.id
          LIMIT ?
          """);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    return QUESTION.answer(snapshot);
  }
}
