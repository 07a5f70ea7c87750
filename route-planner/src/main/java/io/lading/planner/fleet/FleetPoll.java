package io.lading.planner.fleet;

import io.lading.core.contract.Envelope;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.Identity;
import java.time.Instant;
import java.util.List;

/** What one poll of the fleet topic brings, in the order it came. */
public record FleetPoll(List<Entry> entries, List<PositionMove> moves) {

  /** One message. */
  public sealed interface Entry {
    Identity identity();

    PartitionRef from();
  }

  /** Understood. at: when it happened, else when it was sent. */
  public record Told(
      Identity identity,
      PartitionRef from,
      InputEvent event,
      Instant at,
      IncomingMessage message,
      Envelope envelope)
      implements Entry {}

  /** Cannot be acted on; kept as a dead letter once per identity. */
  public record Dead(Identity identity, PartitionRef from, OutgoingMessage letter)
      implements Entry {}
}
