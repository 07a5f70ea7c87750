package io.lading.planner.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds rows as one array per column, in the order of the calls, for {@code unnest}. */
final class Columns<T> {

  private final PreparedStatement statement;
  private final List<T> rows;
  private int parameter;

  Columns(PreparedStatement statement, List<T> rows) {
    this(statement, rows, 0);
  }

  /** {@code bound}: how many parameters before them are bound otherwise. */
  Columns(PreparedStatement statement, List<T> rows, int bound) {
    this.statement = statement;
    this.rows = rows;
    this.parameter = bound;
  }

  Columns<T> column(String type, Function<T, @Nullable Object> value) throws SQLException {
    var values = new @Nullable Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    statement.setArray(++parameter, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
