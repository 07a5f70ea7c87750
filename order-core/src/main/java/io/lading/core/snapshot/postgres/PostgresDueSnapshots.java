package io.lading.core.snapshot.postgres;

import io.lading.core.postgres.Transactions;
import io.lading.core.snapshot.DueSnapshots;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Several instances may publish the same at once, which harms nobody. */
public final class PostgresDueSnapshots implements DueSnapshots {

  private static final String NEXT =
      """
      SELECT d.id, d.order_id FROM due_snapshot d ORDER BY d.id LIMIT ?
      """;

  private static final String PUBLISHED =
      """
      DELETE FROM due_snapshot d WHERE d.id = ANY (?::bigint[])
      """;

  private final Transactions transactions;

  public PostgresDueSnapshots(DataSource database) {
    this.transactions = new Transactions(database);
  }

  @Override
  public List<Due> next(int atMost) {
    return transactions.run(transaction -> next(transaction, atMost));
  }

  private static List<Due> next(Connection transaction, int atMost) throws SQLException {
    try (PreparedStatement find = transaction.prepareStatement(NEXT)) {
      find.setInt(1, atMost);
      List<Due> notes = new ArrayList<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          notes.add(new Due(row.getLong(1), row.getLong(2)));
        }
      }
      return notes;
    }
  }

  @Override
  public void published(Collection<Due> notes) {
    Object[] ids = notes.stream().map(Due::id).toArray();
    transactions.run(transaction -> delete(transaction, ids));
  }

  private static int delete(Connection transaction, Object[] ids) throws SQLException {
    try (PreparedStatement delete = transaction.prepareStatement(PUBLISHED)) {
      delete.setArray(1, transaction.createArrayOf("int8", ids));
      return delete.executeUpdate();
    }
  }
}
