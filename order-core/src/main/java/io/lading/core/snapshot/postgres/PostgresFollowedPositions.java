package io.lading.core.snapshot.postgres;

import io.lading.core.consume.PositionMover;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import io.lading.core.postgres.Transactions;
import io.lading.core.snapshot.FollowedPositions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Positions of a consumer that writes nothing else. */
public final class PostgresFollowedPositions implements FollowedPositions {

  private final Transactions transactions;
  private final PositionMover positions;

  public PostgresFollowedPositions(DataSource database, PositionMover positions) {
    this.transactions = new Transactions(database);
    this.positions = positions;
  }

  @Override
  public void move(List<PositionMove> moves, Map<PartitionRef, Long> records) {
    Map<PartitionRef, Tally> tallies = new HashMap<>();
    records.forEach((partition, count) -> tallies.put(partition, new Tally(count, 0, 0, 0, 0)));
    transactions.run(
        transaction -> {
          positions.move(transaction, moves);
          positions.tally(transaction, tallies);
          return moves.size();
        });
  }
}
