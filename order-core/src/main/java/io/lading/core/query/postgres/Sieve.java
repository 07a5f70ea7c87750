package io.lading.core.query.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.OrderConditions;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Conditions as the first eight parameters of a statement. Null ones let every order through. */
record Sieve(
    @Nullable Long buyerId,
    @Nullable String tradeOrderCode,
    @Nullable String bizType,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable OrderStatus status,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo) {

  static final int PARAMETERS = 8;

  /** Lets every order through. */
  static final Sieve OPEN = new Sieve(null, null, null, null, null, null, null, null);

  static Sieve of(OrderConditions conditions) {
    return new Sieve(
        conditions.buyerId(),
        conditions.tradeOrderCode(),
        conditions.bizType(),
        conditions.mailNo(),
        conditions.expressCode(),
        conditions.status(),
        conditions.createdFrom(),
        conditions.createdTo());
  }

  void bind(PreparedStatement statement) throws SQLException {
    statement.setObject(1, buyerId, Types.BIGINT);
    statement.setString(2, tradeOrderCode);
    statement.setString(3, bizType);
    statement.setString(4, mailNo);
    statement.setString(5, expressCode);
    statement.setObject(6, status == null ? null : status.ordinal(), Types.SMALLINT);
    time(statement, 7, createdFrom);
    time(statement, 8, createdTo);
  }

  private static void time(PreparedStatement statement, int parameter, @Nullable Instant time)
      throws SQLException {
    statement.setObject(
        parameter,
        time == null ? null : time.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
