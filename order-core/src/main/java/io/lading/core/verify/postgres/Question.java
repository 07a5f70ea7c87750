package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import io.lading.core.verify.Finding.Broken;
import io.lading.core.verify.Finding.Held;
import io.lading.core.verify.Finding.Offence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An invariant as two statements: {@code checked} counts what is looked at; {@code offending} lists
 * (id, problem, offences in all) of what breaks it, cut off at its one parameter.
 */
public record Question(String invariant, String checked, String offending) {

  private static final int MOST_OFFENCES = 20;

  /** Of the moment of the snapshot. */
  public Finding answer(Connection snapshot) throws SQLException {
    List<Offence> offences = new ArrayList<>();
    long count = 0;
    try (PreparedStatement statement = snapshot.prepareStatement(offending)) {
      statement.setInt(1, MOST_OFFENCES);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          offences.add(new Offence(row.getString(1), row.getString(2)));
          count = row.getLong(3);
        }
      }
    }
    return count > 0
        ? new Broken(invariant, count, offences)
        : new Held(invariant, count(snapshot));
  }

  private long count(Connection snapshot) throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(checked);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
