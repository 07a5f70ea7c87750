package io.lading.core.verify.postgres;

import io.lading.core.outbox.HeaderBytes;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Offences;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Every rejection announced in the last day is remembered under the identity that is its id, so
 * that a replay does not announce it again; the refusal of a cancel that was lost later too.
 * Refusals over HTTP are remembered, not announced.
 */
final class RememberedRejections implements Check {

  private static final int PAGE = 10_000;

  private static final String ANNOUNCED =
      """
      SELECT headers FROM orders.outbox
      WHERE topic = 'lading.order-rejections.v1' AND created_at > now() - interval '24 hours'
      ORDER BY id
      """;

  private static final String FORGOTTEN =
      """
      SELECT a.identity FROM unnest(?::uuid[]) AS a (identity)
      LEFT JOIN orders.message_identity m ON m.identity = a.identity
      WHERE m.outcome IS DISTINCT FROM 2 -- rejected
      ORDER BY a.identity
      """;

  @Override
  public Finding in(Connection snapshot) throws SQLException {
    Offences offences = new Offences("7 rejections are remembered");
    long checked = 0;
    try (PreparedStatement statement = snapshot.prepareStatement(ANNOUNCED)) {
      statement.setFetchSize(PAGE);
      try (ResultSet row = statement.executeQuery()) {
        List<UUID> page = new ArrayList<>();
        while (row.next()) {
          page.add(identity(row.getBytes(1)));
          checked++;
          if (page.size() == PAGE) {
            demandRemembered(page, snapshot, offences);
            page.clear();
          }
        }
        demandRemembered(page, snapshot, offences);
      }
    }
    return offences.finding(checked);
  }

  private static void demandRemembered(List<UUID> page, Connection snapshot, Offences offences)
      throws SQLException {
    try (PreparedStatement statement = snapshot.prepareStatement(FORGOTTEN)) {
      statement.setArray(1, snapshot.createArrayOf("uuid", page.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          offences.add(row.getString(1), "was announced as rejected, and is not remembered so");
        }
      }
    }
  }

  /** One that has none is no identity of ours, and is found as forgotten. */
  private static UUID identity(byte[] headers) {
    return HeaderBytes.decode(headers).stream()
        .filter(header -> header.name().equals("ce_id") && header.value() != null)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(UUID::fromString)
        .findFirst()
        .orElse(new UUID(0, 0));
  }
}
