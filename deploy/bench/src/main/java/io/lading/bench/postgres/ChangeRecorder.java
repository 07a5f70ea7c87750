package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Keeps every version of every state row from now on, in a table of its own. */
public final class ChangeRecorder {

  static final String HISTORY = "state_history";

  private static final String TABLE =
      """
      CREATE TABLE state_history (LIKE logistics_order_state)
      """;

  private static final String FUNCTION =
      """
      CREATE FUNCTION keep_state() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp AS $$
      BEGIN
        INSERT INTO state_history SELECT NEW.*;
        RETURN NULL;
      END $$
      """;

  private static final String TRIGGER =
      """
      CREATE TRIGGER keep_state AFTER UPDATE ON logistics_order_state FOR EACH ROW EXECUTE FUNCTION keep_state()
      """;

  private ChangeRecorder() {}

  /** By the owner of the tables. */
  public static void begin(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute(FUNCTION);
      statement.execute(TRIGGER);
    }
  }
}
