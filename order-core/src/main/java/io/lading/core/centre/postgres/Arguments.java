package io.lading.core.centre.postgres;

import io.lading.core.model.Identity;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Binds the arguments of a statement from the first to the last. A batch is bound as one array per
 * column; arrays of numbers and bytes travel in binary form.
 */
final class Arguments {

  private final PreparedStatement statement;
  private final PGConnection arrays;
  private int at;

  Arguments(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    this.arrays = statement.getConnection().unwrap(PGConnection.class);
  }

  Arguments number(int value) throws SQLException {
    statement.setInt(++at, value);
    return this;
  }

  Arguments id(long value) throws SQLException {
    statement.setLong(++at, value);
    return this;
  }

  Arguments word(String value) throws SQLException {
    statement.setString(++at, value);
    return this;
  }

  Arguments time(Instant value) throws SQLException {
    statement.setObject(++at, value.atOffset(ZoneOffset.UTC));
    return this;
  }

  <T> Arguments numbers(Collection<T> batch, ToLongFunction<T> column) throws SQLException {
    return array("int8", batch.stream().mapToLong(column).toArray());
  }

  <T> Arguments texts(Collection<T> batch, Function<T, @Nullable String> column)
      throws SQLException {
    return array("text", batch.stream().map(column).toArray(String[]::new));
  }

  /** As text: to be bound as {@code ?::text[]::timestamptz[]}. */
  <T> Arguments times(Collection<T> batch, Function<T, Instant> column) throws SQLException {
    return texts(batch, row -> column.apply(row).toString());
  }

  <T> Arguments bytes(Collection<T> batch, Function<T, byte @Nullable []> column)
      throws SQLException {
    return array("bytea", batch.stream().map(column).toArray(byte[][]::new));
  }

  <T> Arguments identities(Collection<T> batch, Function<T, @Nullable Identity> column)
      throws SQLException {
    return array("uuid", batch.stream().map(row -> uuid(column.apply(row))).toArray());
  }

  private static @Nullable UUID uuid(@Nullable Identity identity) {
    return identity == null ? null : identity.value();
  }

  private Arguments array(String type, Object values) throws SQLException {
    statement.setArray(++at, arrays.createArrayOf(type, values));
    return this;
  }
}
