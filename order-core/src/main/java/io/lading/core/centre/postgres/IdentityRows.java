package io.lading.core.centre.postgres;

import io.lading.core.contract.RejectionCode;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.Memo;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Receipt;
import io.lading.core.intake.Remembered;
import io.lading.core.model.Identity;
import io.lading.core.postgres.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes message_identity: what was consumed, and what became of it. */
final class IdentityRows {

  private static final String FIND =
      """
      SELECT m.identity, m.outcome, m.code, m.answer, m.content
      FROM message_identity m
      WHERE m.identity = ANY (?)
      """;

  // Sorted, so that transactions that remember the same identities wait for each other in one
  // order.
  private static final String REMEMBER =
      """
      INSERT INTO message_identity (identity, outcome, code, answer, content, created_at)
      SELECT u.identity, u.outcome, u.code, u.answer, u.content, ?
      FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::bytea[], ?::uuid[])
        AS u (identity, outcome, code, answer, content)
      ORDER BY u.identity
      ON CONFLICT (identity) DO NOTHING
      RETURNING identity
      """;

  private static final String ADD =
      """
      COPY message_identity (identity, outcome, code, answer, content, created_at)
      FROM STDIN (FORMAT binary)
      """;
  private static final int COLUMNS = 6;
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String SETTLE =
      """
      INSERT INTO message_identity (identity, outcome, code, created_at)
      SELECT u.identity, u.outcome, u.code, ?
      FROM unnest(?::uuid[], ?::bigint[], ?::text[]) AS u (identity, outcome, code)
      ORDER BY u.identity
      ON CONFLICT (identity) DO UPDATE SET outcome = excluded.outcome, code = excluded.code
      """;

  private static final int REJECTED = 2;
  // PostgreSQL's order: byte by byte, unsigned.
  private static final Comparator<Memo> BY_IDENTITY =
      Comparator.comparing(memo -> memo.identity().value(), IdentityRows::compare);

  private IdentityRows() {}

  static Map<Identity, Remembered> find(Connection connection, Collection<Identity> identities)
      throws SQLException {
    if (identities.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      new Arguments(find).identities(identities, identity -> identity);
      var found = new HashMap<Identity, Remembered>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          found.put(new Identity(row.getObject(1, UUID.class)), remembered(row));
        }
      }
      return found;
    }
  }

  /** Returns those that another transaction was faster to remember, and what it remembers. */
  static Map<Identity, Remembered> remember(Connection connection, List<Memo> memos, Instant now)
      throws SQLException {
    if (memos.isEmpty()) {
      return Map.of();
    }
    Set<Identity> lost = new HashSet<>(memos.stream().map(Memo::identity).toList());
    lost.removeAll(insert(connection, memos, now));
    return find(connection, lost);
  }

  private static Set<Identity> insert(Connection connection, List<Memo> memos, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
      new Arguments(insert)
          .time(now)
          .identities(memos, Memo::identity)
          .numbers(memos, IdentityRows::kind)
          .texts(memos, IdentityRows::code)
          .bytes(memos, IdentityRows::answer)
          .identities(memos, Memo::content);
      var inserted = new HashSet<Identity>();
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          inserted.add(new Identity(row.getObject(1, UUID.class)));
        }
      }
      return inserted;
    }
  }

  /**
   * Cheaper than {@link #remember}, for identities that were looked for and not found; sorted, too.
   *
   * @throws Overtaken if another transaction was faster: whoever remembers one of them may have
   *     done the very same thing
   */
  static void add(Connection connection, List<Memo> memos, Instant now) throws SQLException {
    var rows = new BinaryCopy(COLUMNS);
    for (Memo memo : memos.stream().sorted(BY_IDENTITY).toList()) {
      rows.row()
          .uuid(memo.identity().value())
          .int2(kind(memo))
          .text(code(memo))
          .bytes(answer(memo))
          .uuid(memo.content() instanceof Identity content ? content.value() : null)
          .timestamp(now);
    }
    try {
      rows.into(connection, ADD);
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw new Overtaken("identities were used at the same time: " + e.getMessage());
      }
      throw e;
    }
  }

  /** What was parked under these identities has ended. */
  static void settle(Connection connection, List<Memo> memos, Instant now) throws SQLException {
    if (memos.isEmpty()) {
      return;
    }
    try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
      new Arguments(settle)
          .time(now)
          .identities(memos, Memo::identity)
          .numbers(memos, IdentityRows::kind)
          .texts(memos, IdentityRows::code);
      settle.executeUpdate();
    }
  }

  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  // Stored: append only.
  private static int kind(Memo memo) {
    return switch (memo.outcome()) {
      case Outcome.Applied _ -> 0;
      case Outcome.NoOp _ -> 1;
      case Outcome.Rejected _ -> REJECTED;
      case Outcome.DeadLettered _ -> 3;
      case Outcome.Parked _ -> 4;
      case Outcome.KeyReused _, Outcome.NoSuchOrder _ -> throw forgettable(memo);
    };
  }

  private static @Nullable String code(Memo memo) {
    return switch (memo.outcome()) {
      case Outcome.Applied _, Outcome.NoOp _, Outcome.Parked _ -> null;
      case Outcome.Rejected rejected -> rejected.rejection().code().name();
      case Outcome.DeadLettered dead -> dead.code().name();
      case Outcome.KeyReused _, Outcome.NoSuchOrder _ -> throw forgettable(memo);
    };
  }

  private static InvariantBroken forgettable(Memo memo) {
    return new InvariantBroken("what is remembered of the key must not be overwritten: " + memo);
  }

  private static byte @Nullable [] answer(Memo memo) {
    if (!memo.byHttp()) {
      return null;
    }
    return switch (memo.outcome()) {
      case Outcome.Rejected rejected -> Answers.write(rejected.rejection());
      case Outcome.Applied(Long orderId, Receipt receipt) when receipt != null ->
          Answers.write(new Answers.Standing(orderId, receipt));
      case Outcome.NoOp(Long orderId, var _, Receipt receipt) when receipt != null ->
          Answers.write(new Answers.Standing(orderId, receipt));
      case Outcome.Applied _,
          Outcome.NoOp _,
          Outcome.Parked _,
          Outcome.DeadLettered _,
          Outcome.KeyReused _,
          Outcome.NoSuchOrder _ ->
          null;
    };
  }

  /** Empty if a later release has refused it, with a code that is not known here. */
  private static Optional<RejectionCode> code(String name) {
    return Stream.of(RejectionCode.values()).filter(code -> code.name().equals(name)).findFirst();
  }

  private static Remembered remembered(ResultSet row) throws SQLException {
    Identity content = identity(row.getObject(5, UUID.class));
    byte[] answer = row.getBytes(4);
    if (row.getShort(2) != REJECTED) {
      return answer == null
          ? new Remembered(null, null, content)
          : standing(Answers.readStanding(answer), content);
    }
    Optional<RejectionCode> code = code(row.getString(3));
    return new Remembered(
        code.orElse(null), answer == null || code.isEmpty() ? null : Answers.read(answer), content);
  }

  private static Remembered standing(Answers.Standing told, @Nullable Identity content) {
    return new Remembered(null, null, content, told.orderId(), told.receipt());
  }

  static @Nullable Identity identity(@Nullable UUID value) {
    return value == null ? null : new Identity(value);
  }
}
