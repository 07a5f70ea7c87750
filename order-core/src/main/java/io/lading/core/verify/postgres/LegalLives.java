package io.lading.core.verify.postgres;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusChangedReader;
import io.lading.core.contract.StatusReading;
import io.lading.core.contract.Topics;
import io.lading.core.lifecycle.Standing;
import io.lading.core.model.LgOrderCode;
import io.lading.core.outbox.HeaderBytes;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Life;
import io.lading.core.verify.LivedOrder;
import io.lading.core.verify.Offences;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of each order's events in the outbox, lived again, is legal and ends in its rows;
 * and its status is the function of its packages. Orders are told apart on disk, not in memory.
 */
final class LegalLives implements Check {

  private static final int PAGE = 1_000;
  private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

  // package_states: two bytes a package, its status and where it is underneath; null before they
  // differ.
  private static final String EVENTS_BY_ORDER =
      """
      SELECT s.order_id, o.fulfilment_mode, s.status, s.status_version, s.package_states, p.numbers,
             e.sequence, e.headers, e.payload
      FROM (
        SELECT order_id, status, status_version, package_states FROM orders.logistics_order_state
        UNION ALL
        SELECT order_id, status, status_version, package_states FROM orders.history_order_state
      ) AS s
      JOIN (
        SELECT id, fulfilment_mode FROM orders.logistics_order UNION ALL SELECT id, fulfilment_mode FROM orders.history_order
      ) AS o ON o.id = s.order_id
      JOIN (
        SELECT order_id, array_agg(package_no ORDER BY package_index) AS numbers
        FROM (
          SELECT order_id, package_no, package_index FROM orders.logistics_order_package
          UNION ALL
          SELECT order_id, package_no, package_index FROM orders.history_order_package
        ) AS f
        GROUP BY order_id
      ) AS p ON p.order_id = s.order_id
      LEFT JOIN orders.outbox e ON e.order_id = s.order_id
      ORDER BY s.order_id, e.sequence, e.id
      """;

  private final StatusChangedReader reader = new StatusChangedReader(ContractLimits.DEFAULT);

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    Offences offences = new Offences("4 events are legal steps and end in the rows");
    long checked = 0;
    try (PreparedStatement statement = snapshot.prepareStatement(EVENTS_BY_ORDER)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        for (boolean more = row.next(); more; checked++) {
          LivedOrder order = order(row);
          Life life = new Life(order);
          while (more && row.getLong(1) == order.orderId()) {
            tell(life, row);
            more = row.next();
          }
          life.problem()
              .ifPresent(problem -> offences.add(LgOrderCode.of(order.orderId()), problem));
        }
      }
    }
    return offences.finding(checked);
  }

  private static LivedOrder order(ResultSet row) throws SQLException {
    OrderStatus status = STATUSES.get(row.getInt(3));
    List<String> packages = List.of((String[]) row.getArray(6).getArray());
    return new LivedOrder(
        row.getLong(1),
        FulfilmentMode.values()[row.getInt(2)],
        status,
        row.getInt(4),
        packages,
        standings(row.getBytes(5), status, packages.size()));
  }

  private static List<Standing> standings(byte @Nullable [] states, OrderStatus status, int count) {
    if (states == null) {
      return Collections.nCopies(count, Standing.of(status));
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; 2 * i + 1 < states.length; i++) {
      standings.add(new Standing(STATUSES.get(states[2 * i]), STATUSES.get(states[2 * i + 1])));
    }
    return standings;
  }

  private void tell(Life life, ResultSet row) throws SQLException {
    byte[] headers = row.getBytes(8);
    if (headers == null) {
      return;
    }
    int sequence = row.getInt(7);
    switch (read(headers, row.getBytes(9))) {
      case StatusReading.Changed changed -> life.tell(changed.event());
      case StatusReading.Foreign foreign ->
          life.tellUnreadable(sequence, "it is of type " + foreign.type());
      case StatusReading.Unreadable unreadable ->
          life.tellUnreadable(sequence, unreadable.reason().message());
    }
  }

  private StatusReading read(byte[] headers, byte @Nullable [] payload) {
    try {
      return reader.read(
          new IncomingMessage(
              Topics.ORDER_STATUS, 0, 0, 0, null, payload, HeaderBytes.decode(headers)));
    } catch (IllegalArgumentException noHeaders) {
      return new StatusReading.Unreadable(
          new DeadLetterReason(
              DeadLetterCode.UNREADABLE_EVENT,
              "NoHeaders",
              String.valueOf(noHeaders.getMessage())));
    }
  }
}
