package io.lading.core.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an outbox says should be on topics. Each answer is of the snapshot that is asked. */
public interface OutboxRows {

  /** A row; published: the relay says so. */
  interface Visitor {
    void row(
        String topic,
        byte @Nullable [] key,
        byte[] headers,
        byte @Nullable [] payload,
        Instant createdAt,
        boolean published);
  }

  void each(Connection snapshot, Visitor visitor) throws SQLException;

  /** What was published later has a row here, if it was ever committed. */
  Instant keptSince(Connection snapshot) throws SQLException;

  /** Those that are compared. */
  List<String> topics(Connection snapshot) throws SQLException;
}
