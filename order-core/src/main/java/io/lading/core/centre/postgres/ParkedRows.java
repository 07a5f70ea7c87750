package io.lading.core.centre.postgres;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.TradeKey;
import io.lading.core.contract.Waybill;
import io.lading.core.intake.PartitionRef;
import io.lading.core.model.Identity;
import io.lading.core.outbox.HeaderBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes parked_message: messages that wait for their order. Nobody waits for the lock of
 * one: it is passed over instead.
 */
final class ParkedRows {

  /** A message that begins to wait. */
  record Parking(
      Identity identity, PartitionRef from, IncomingMessage message, Named named, Instant dueAt) {}

  /** A message that waits, locked. attempts: so many were made before this one. */
  record Parked(
      long id,
      Identity identity,
      String group,
      IncomingMessage message,
      Instant parkedAt,
      int attempts) {

    PartitionRef from() {
      return new PartitionRef(group, message.topic(), message.partition());
    }
  }

  /** A message that goes on waiting. */
  record Waiting(long id, int attempts, Instant dueAt) {}

  private static final String ADD =
      """
      INSERT INTO parked_message (identity, consumer_group, topic, partition, record_offset,
        record_timestamp, key, headers, value, order_id, trade_order_code, biz_type, express_code,
        mailno, parked_at, attempts, due_at)
      SELECT u.identity, u.consumer_group, u.topic, u.partition, u.record_offset,
        u.record_timestamp, u.key, u.headers, u.value, u.order_id, u.trade_order_code, u.biz_type,
        u.express_code, u.mailno, ?, 1, u.due_at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
          ?::bytea[], ?::bytea[], ?::bytea[], ?::text[]::bigint[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[]::timestamptz[])
        WITH ORDINALITY AS u (identity, consumer_group, topic, partition, record_offset,
          record_timestamp, key, headers, value, order_id, trade_order_code, biz_type,
          express_code, mailno, due_at, place)
      ORDER BY u.place
      """;

  private static final String DUE =
      """
      SELECT s.id
      FROM (
        SELECT d.id, sum(d.bytes) OVER (ORDER BY d.due_at, d.id) AS bytes,
          row_number() OVER (ORDER BY d.due_at, d.id) AS place
        FROM (
          SELECT p.id, p.due_at,
            coalesce(octet_length(p.value), 0) + octet_length(p.headers) AS bytes
          FROM parked_message p
          WHERE p.due_at <= ? AND p.id <> ALL (?::bigint[])
          ORDER BY p.due_at, p.id
          LIMIT ?) AS d) AS s
      WHERE s.bytes <= ? OR s.place = 1
      ORDER BY s.id
      """;

  // IS TRUE: they are found by their ids, not among all that are due.
  private static final String LOCK =
      """
      SELECT p.id, p.identity, p.consumer_group, p.topic, p.partition, p.record_offset,
        p.record_timestamp, p.key, p.headers, p.value, p.parked_at, p.attempts
      FROM parked_message p
      WHERE p.id = ANY (?::bigint[]) AND (p.due_at <= ?) IS TRUE
      ORDER BY p.id
      FOR UPDATE SKIP LOCKED
      """;

  private static final String WAIT =
      """
      UPDATE parked_message p
      SET attempts = u.attempts, due_at = u.due_at
      FROM unnest(?::bigint[], ?::bigint[], ?::text[]::timestamptz[]) AS u (id, attempts, due_at)
      WHERE p.id = ANY (ARRAY[u.id])
      """;

  private static final String END =
      """
      DELETE FROM parked_message p WHERE p.id = ANY (?)
      """;

  private ParkedRows() {}

  /** In the order they came; their identities must be remembered in this transaction before. */
  static void add(Connection transaction, List<Parking> parkings, Instant now) throws SQLException {
    if (parkings.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
      Arguments arguments = new Arguments(insert).time(now);
      arguments
          .identities(parkings, Parking::identity)
          .texts(parkings, row -> row.from().consumerGroup())
          .texts(parkings, row -> row.message().topic())
          .numbers(parkings, row -> row.message().partition())
          .numbers(parkings, row -> row.message().offset())
          .numbers(parkings, row -> row.message().timestampMillis())
          .bytes(parkings, row -> row.message().key())
          .bytes(parkings, row -> HeaderBytes.encode(row.message().headers()))
          .bytes(parkings, row -> row.message().value());
      bindNames(arguments, parkings).times(parkings, Parking::dueAt);
      Count.expect(parkings.size(), insert.executeUpdate(), "messages parked");
    }
  }

  private static Arguments bindNames(Arguments arguments, List<Parking> parkings)
      throws SQLException {
    return arguments
        .texts(
            parkings, row -> row.named() instanceof Named.Order(long id) ? Long.toString(id) : null)
        .texts(parkings, row -> trade(row) instanceof TradeKey key ? key.tradeOrderCode() : null)
        .texts(parkings, row -> trade(row) instanceof TradeKey key ? key.bizType() : null)
        .texts(parkings, row -> waybill(row) instanceof Waybill bill ? bill.expressCode() : null)
        .texts(parkings, row -> waybill(row) instanceof Waybill bill ? bill.mailNo() : null);
  }

  private static @Nullable TradeKey trade(Parking row) {
    return row.named() instanceof Named.Trade(TradeKey key) ? key : null;
  }

  private static @Nullable Waybill waybill(Parking row) {
    return row.named() instanceof Named.Parcel(Waybill waybill) ? waybill : null;
  }

  /**
   * Ids of those whose next attempt is due, in the order they came: the longest due, so many and so
   * many bytes of them, but one at least. Nothing is locked.
   */
  static List<Long> due(
      Connection connection, Instant now, Collection<Long> but, int most, long bytes)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(DUE)) {
      new Arguments(find).time(now).numbers(but, Long::longValue).number(most).id(bytes);
      var ids = new ArrayList<Long>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
      return ids;
    }
  }

  /** Those of them that are due still, in the order they came; what another instance has is not. */
  static List<Parked> lock(Connection transaction, List<Long> ids, Instant now)
      throws SQLException {
    try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
      new Arguments(lock).numbers(ids, Long::longValue).time(now);
      var parked = new ArrayList<Parked>();
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          parked.add(parked(row));
        }
      }
      return parked;
    }
  }

  private static Parked parked(ResultSet row) throws SQLException {
    var message =
        new IncomingMessage(
            row.getString(4),
            row.getInt(5),
            row.getLong(6),
            row.getLong(7),
            row.getBytes(8),
            row.getBytes(10),
            HeaderBytes.decode(row.getBytes(9)));
    return new Parked(
        row.getLong(1),
        new Identity(row.getObject(2, UUID.class)),
        row.getString(3),
        message,
        row.getObject(11, OffsetDateTime.class).toInstant(),
        row.getInt(12));
  }

  /** So often they were tried in vain, and then they are tried again. */
  static void wait(Connection transaction, List<Waiting> waiting) throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    try (PreparedStatement update = transaction.prepareStatement(WAIT)) {
      new Arguments(update)
          .numbers(waiting, Waiting::id)
          .numbers(waiting, Waiting::attempts)
          .times(waiting, Waiting::dueAt);
      Count.expect(waiting.size(), update.executeUpdate(), "parked messages that wait");
    }
  }

  static void end(Connection transaction, List<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = transaction.prepareStatement(END)) {
      new Arguments(delete).numbers(ids, Long::longValue);
      Count.expect(ids.size(), delete.executeUpdate(), "parked messages that ended");
    }
  }
}
