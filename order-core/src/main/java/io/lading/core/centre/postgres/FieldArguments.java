package io.lading.core.centre.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.core.contract.Party;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Binds the fields of one row from the first to the last, in the order of {@link FieldColumns}. */
final class FieldArguments {

  private final PreparedStatement statement;
  private int at;

  FieldArguments(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Runs what was added to the batch; how many rows it updated. */
  static int updated(PreparedStatement batch) throws SQLException {
    int rows = 0;
    for (int updated : batch.executeBatch()) {
      rows += updated;
    }
    return rows;
  }

  FieldArguments id(long value) throws SQLException {
    statement.setLong(++at, value);
    return this;
  }

  FieldArguments count(int value) throws SQLException {
    statement.setInt(++at, value);
    return this;
  }

  FieldArguments text(@Nullable String value) throws SQLException {
    statement.setString(++at, value);
    return this;
  }

  FieldArguments party(@Nullable Party party) throws SQLException {
    Party given = party == null ? Party.NOBODY : party;
    statement.setObject(++at, given.id(), Types.BIGINT);
    text(given.name()).text(given.telephone());
    text(given.province()).text(given.city()).text(given.area()).text(given.street());
    text(given.address()).text(given.addressCode());
    Location location = given.location();
    statement.setObject(++at, location == null ? null : location.lat(), Types.DOUBLE);
    statement.setObject(++at, location == null ? null : location.lon(), Types.DOUBLE);
    return this;
  }

  FieldArguments window(@Nullable DeliveryWindow window) throws SQLException {
    return time(window == null ? null : window.from()).time(window == null ? null : window.to());
  }

  FieldArguments time(@Nullable Instant value) throws SQLException {
    if (value == null) {
      statement.setNull(++at, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(++at, value.atOffset(ZoneOffset.UTC));
    }
    return this;
  }
}
