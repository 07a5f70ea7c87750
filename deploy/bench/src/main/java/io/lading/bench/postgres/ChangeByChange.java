package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The first source's way (§3.2): per update one transaction, the order locked, its row updated if
 * it is as it was read, the stock of a confirmation item by item, the event inserted. Kinder than
 * the source: it locks the narrow state row, knows the items without reading them, and takes the
 * stock in one order and late, so that nobody deadlocks and hot rows are locked for the shortest
 * time.
 */
final class ChangeByChange implements OrderWriter<RecordedChange>, AutoCloseable {

  private static final String LOCK =
      """
      SELECT s.status, s.status_version FROM logistics_order_state s WHERE s.order_id = ? ORDER BY s.order_id FOR UPDATE
      """;

  private static final String UPDATE =
      """
      UPDATE logistics_order_state
      SET updated_at = ?, status_version = ?, sequence = ?, status = ?, package_states = ?, marks = ?
      WHERE order_id = ? AND status = ? AND status_version = ?
      """;

  private static final String DEDUCT =
      """
      UPDATE inventory
      SET quantity = quantity - ?, reserved = reserved - ?, version = version + 1, updated_at = CURRENT_TIMESTAMP
      WHERE warehouse_id = ? AND sku_id = ?
      """;

  private final OrderTable states;
  private final PreparedStatement lock;
  private final PreparedStatement update;
  private final PreparedStatement deduct;
  private final PreparedStatement announce;

  ChangeByChange(Connection connection, RecordedChanges.Tables tables) throws SQLException {
    states = tables.states();
    lock = connection.prepareStatement(LOCK);
    update = connection.prepareStatement(UPDATE);
    deduct = connection.prepareStatement(DEDUCT);
    announce = connection.prepareStatement(tables.outbox().insert());
  }

  @Override
  public void write(Connection connection, RecordedChange change) throws SQLException {
    lock.setLong(1, change.orderId());
    try (ResultSet row = lock.executeQuery()) {
      row.next();
      update(change, row.getInt(1), row.getInt(2));
    }
    for (var pieces : change.deducted()) {
      deduct(pieces);
    }
    for (Row event : change.events()) {
      announce(event);
    }
    connection.commit();
  }

  private void update(RecordedChange change, int status, int version) throws SQLException {
    update.setObject(1, value(change, "updated_at"));
    update.setObject(2, value(change, "status_version"));
    update.setObject(3, value(change, "sequence"));
    update.setObject(4, value(change, "status"));
    update.setBytes(5, (byte[]) value(change, "package_states"));
    update.setBytes(6, (byte[]) value(change, "marks"));
    update.setLong(7, change.orderId());
    update.setInt(8, status);
    update.setInt(9, version);
    RowByRow.expectOne(update.executeUpdate(), "state row updated");
  }

  private @Nullable Object value(RecordedChange change, String column) {
    return change.state().values()[states.column(column)];
  }

  private void deduct(RecordedOrder.Reserved pieces) throws SQLException {
    deduct.setLong(1, pieces.pieces());
    deduct.setLong(2, pieces.pieces());
    deduct.setLong(3, pieces.warehouseId());
    deduct.setLong(4, pieces.skuId());
    RowByRow.expectOne(deduct.executeUpdate(), "stock deducted");
  }

  private void announce(Row event) throws SQLException {
    for (int i = 0; i < event.values().length; i++) {
      announce.setObject(i + 1, event.values()[i]);
    }
    RowByRow.expectOne(announce.executeUpdate(), "event inserted");
  }

  @Override
  public void close() throws SQLException {
    lock.close();
    update.close();
    deduct.close();
    announce.close();
  }
}
