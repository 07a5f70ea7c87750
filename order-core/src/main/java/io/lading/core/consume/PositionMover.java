package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Moves consumed positions inside the caller's transaction, by compare-and-set on epoch and offset,
 * and adds each partition's tally of outcomes.
 */
public interface PositionMover {

  /**
   * First statement of the transaction: its row locks order competing consumers.
   *
   * @throws io.lading.core.intake.PositionLost if any of them is not where the move says
   */
  void move(Connection transaction, List<PositionMove> moves) throws SQLException;

  /** Locks positions that a later tally is for, as a move would, and leaves them where they are. */
  void hold(Connection transaction, Collection<PartitionRef> partitions) throws SQLException;

  /** Adds outcomes to the tallies of positions moved or held in this transaction. */
  void tally(Connection transaction, Map<PartitionRef, Tally> tallies) throws SQLException;
}
