package io.lading.planner.parcel;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import java.util.List;
import java.util.Map;

/**
 * What one poll of the status topic brings.
 *
 * @param events of orders that are planned, as they came
 * @param read how many records of each partition there were in all
 */
public record StatusPoll(
    List<Taken> events,
    List<Unreadable> unreadable,
    Map<PartitionRef, Integer> read,
    List<PositionMove> moves) {

  /** An event and where it came from. */
  public record Taken(PartitionRef from, StatusChanged event) {}

  /** A record that should have been an event. */
  public record Unreadable(PartitionRef from, IncomingMessage message, String reason) {}
}
