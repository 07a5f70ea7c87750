package io.lading.planner.postgres;

import io.lading.core.model.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which messages were refused or dead-lettered before. */
record RefusalRows(Connection transaction) {

  private static final String KNOWN =
      """
      SELECT identity FROM refused_message WHERE identity = ANY (?::uuid[])
      """;

  private static final String REMEMBER =
      """
      INSERT INTO refused_message (identity)
      SELECT DISTINCT identity FROM unnest(?::uuid[]) AS r (identity) ORDER BY identity
      ON CONFLICT ON CONSTRAINT refused_once_per_identity DO NOTHING
      """;

  Set<Identity> known(List<Identity> identities) throws SQLException {
    Set<Identity> known = new HashSet<>();
    try (PreparedStatement statement = transaction.prepareStatement(KNOWN)) {
      new Columns<>(statement, identities).column("uuid", Identity::value);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          known.add(new Identity(row.getObject("identity", UUID.class)));
        }
      }
    }
    return known;
  }

  void remember(List<Identity> identities) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(REMEMBER)) {
      new Columns<>(statement, identities).column("uuid", Identity::value);
      statement.executeUpdate();
    }
  }
}
