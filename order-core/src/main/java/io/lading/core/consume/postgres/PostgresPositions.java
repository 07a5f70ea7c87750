package io.lading.core.consume.postgres;

import io.lading.core.consume.Claim;
import io.lading.core.consume.Claiming;
import io.lading.core.consume.PartitionSituation;
import io.lading.core.consume.PositionClaims;
import io.lading.core.consume.PositionDecision;
import io.lading.core.consume.PositionDecision.Continue;
import io.lading.core.consume.PositionDecision.Obey;
import io.lading.core.consume.PositionDecision.Refuse;
import io.lading.core.consume.PositionMover;
import io.lading.core.consume.PositionRefusal;
import io.lading.core.consume.PositionRule;
import io.lading.core.consume.StoredPosition;
import io.lading.core.consume.StoredPositions;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionLost;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import io.lading.core.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Positions in the table consumer_position of the service's own schema. Safe for use by many
 * threads and processes: a claim raises the epoch, so the moves of whoever claimed before fail.
 */
public final class PostgresPositions implements PositionMover, PositionClaims, StoredPositions {

  private static final Comparator<PartitionRef> ONE_ORDER =
      Comparator.comparing(PartitionRef::consumerGroup)
          .thenComparing(PartitionRef::topic)
          .thenComparing(PartitionRef::partition);

  private final Transactions transactions;

  public PostgresPositions(DataSource database) {
    this.transactions = new Transactions(database);
  }

  @Override
  public void move(Connection transaction, List<PositionMove> moves) throws SQLException {
    if (moves.isEmpty()) {
      return;
    }
    String sql =
        """
        WITH move AS (
          SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[])
            AS m (consumer_group, topic, partition, epoch, from_offset, to_offset)
        ), held AS (
          SELECT p.consumer_group, p.topic, p.partition, m.to_offset
          FROM consumer_position p
          JOIN move m ON m.consumer_group = p.consumer_group AND m.topic = p.topic AND m.partition = p.partition
          WHERE p.epoch = m.epoch AND p.next_offset = m.from_offset
          ORDER BY p.consumer_group, p.topic, p.partition
          FOR NO KEY UPDATE OF p
        )
        UPDATE consumer_position p SET next_offset = held.to_offset
        FROM held
        WHERE p.consumer_group = held.consumer_group AND p.topic = held.topic AND p.partition = held.partition
        """;
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      PartitionArrays<PositionMove> rows = new PartitionArrays<>(statement, moves);
      rows.partitions(PositionMove::partition);
      rows.longs(4, PositionMove::epoch);
      rows.longs(5, PositionMove::fromOffset);
      rows.longs(6, PositionMove::toOffset);
      if (statement.executeUpdate() != moves.size()) {
        throw new PositionLost(
            "Not every position is where it was left, another consumer or an operator has moved it:"
                + " "
                + moves);
      }
    }
  }

  @Override
  public void hold(Connection transaction, Collection<PartitionRef> partitions)
      throws SQLException {
    String sql =
        """
        SELECT p.next_offset
        FROM unnest(?::text[], ?::text[], ?::integer[]) AS h (consumer_group, topic, partition)
        JOIN consumer_position p
          ON p.consumer_group = h.consumer_group AND p.topic = h.topic AND p.partition = h.partition
        ORDER BY p.consumer_group, p.topic, p.partition
        FOR NO KEY UPDATE OF p
        """;
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      new PartitionArrays<>(statement, List.copyOf(partitions)).partitions(held -> held);
      statement.execute();
    }
  }

  @Override
  public void tally(Connection transaction, Map<PartitionRef, Tally> tallies) throws SQLException {
    if (tallies.isEmpty()) {
      return;
    }
    String sql =
        """
        UPDATE consumer_position p
        SET applied = p.applied + t.applied, no_op = p.no_op + t.no_op, rejected = p.rejected + t.rejected,
            dead_lettered = p.dead_lettered + t.dead_lettered, parked = p.parked + t.parked,
            consumed = p.consumed + t.applied + t.no_op + t.rejected + t.dead_lettered + t.parked
        FROM unnest(?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS t (consumer_group, topic, partition, applied, no_op, rejected, dead_lettered, parked)
        WHERE p.consumer_group = t.consumer_group AND p.topic = t.topic AND p.partition = t.partition
        """;
    List<Map.Entry<PartitionRef, Tally>> entries = List.copyOf(tallies.entrySet());
    try (PreparedStatement statement = transaction.prepareStatement(sql)) {
      PartitionArrays<Map.Entry<PartitionRef, Tally>> rows =
          new PartitionArrays<>(statement, entries);
      rows.partitions(Map.Entry::getKey);
      rows.longs(4, row -> row.getValue().applied());
      rows.longs(5, row -> row.getValue().noOp());
      rows.longs(6, row -> row.getValue().rejected());
      rows.longs(7, row -> row.getValue().deadLettered());
      rows.longs(8, row -> row.getValue().parked());
      if (statement.executeUpdate() != entries.size()) {
        throw new InvariantBroken("Tallies of positions that do not exist: " + tallies);
      }
    }
  }

  @Override
  public Map<PartitionRef, StoredPosition> stored(String group, String topic) {
    return transactions.run(transaction -> ClaimStatements.stored(transaction, group, topic));
  }

  @Override
  public Claiming claim(List<PartitionSituation> situations) {
    return transactions.run(transaction -> claim(transaction, situations));
  }

  private static Claiming claim(Connection transaction, List<PartitionSituation> situations)
      throws SQLException {
    List<PartitionSituation> sorted =
        situations.stream()
            .sorted(Comparator.comparing(PartitionSituation::partition, ONE_ORDER))
            .toList();
    List<PositionDecision> decisions = new ArrayList<>();
    for (PartitionSituation situation : sorted) {
      ClaimStatements.lock(transaction, situation.partition());
      decisions.add(
          PositionRule.decide(
              situation, ClaimStatements.stored(transaction, situation.partition())));
    }
    List<PositionRefusal> refusals =
        decisions.stream()
            .filter(Refuse.class::isInstance)
            .map(decision -> ((Refuse) decision).refusal())
            .toList();
    return refusals.isEmpty()
        ? new Claiming.Claimed(take(transaction, sorted, decisions))
        : new Claiming.Refused(refusals);
  }

  private static List<Claim> take(
      Connection transaction, List<PartitionSituation> situations, List<PositionDecision> decisions)
      throws SQLException {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < situations.size(); i++) {
      switch (decisions.get(i)) {
        case Continue go ->
            claims.add(
                ClaimStatements.take(transaction, situations.get(i), go.nextOffset(), false));
        case Obey go ->
            claims.add(ClaimStatements.take(transaction, situations.get(i), go.nextOffset(), true));
        case Refuse refuse -> throw new InvariantBroken("Refused: " + refuse);
      }
    }
    return claims;
  }
}
