package io.lading.planner.intake;

import io.lading.core.consume.PollHandler;
import io.lading.core.contract.CourierUpdated;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.PlaceUpdated;
import io.lading.core.contract.Reading;
import io.lading.core.contract.RouteDeparted;
import io.lading.core.contract.RouteFinished;
import io.lading.core.contract.WarehouseUpdated;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.Identity;
import io.lading.planner.fleet.FleetLedger;
import io.lading.planner.fleet.FleetPoll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one poll of the fleet topic brought and has it taken in; what cannot be read becomes a
 * dead letter. Safe for use by many threads.
 */
public final class FleetIntake implements PollHandler {

  private final EventReader reader;
  private final EventWriter writer;
  private final FleetLedger ledger;
  private final Duration ahead;
  private final Clock clock;

  /** {@code ahead}: how far in the future a courier, warehouse or place may have been told. */
  public FleetIntake(
      EventReader reader, EventWriter writer, FleetLedger ledger, Duration ahead, Clock clock) {
    this.reader = reader;
    this.writer = writer;
    this.ledger = ledger;
    this.ahead = ahead;
    this.clock = clock;
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<FleetPoll.Entry> entries =
        messages.stream()
            .map(message -> entry(message, Partitions.of(message, moves), now))
            .toList();
    ledger.record(new FleetPoll(entries, moves));
  }

  private FleetPoll.Entry entry(IncomingMessage message, PartitionRef from, Instant now) {
    Reading reading = reader.read(message);
    Identity identity = Identity.of(message, reading);
    return switch (reading) {
      case Reading.Readable(Envelope envelope, InputEvent event) -> {
        Instant at = at(message, envelope, event, now);
        yield isFuture(event, at, now)
            ? dead(identity, from, message, future(event, at), now)
            : new FleetPoll.Told(identity, from, event, at, message, envelope);
      }
      case Reading.Unreadable unreadable -> dead(identity, from, message, unreadable.reason(), now);
    };
  }

  private FleetPoll.Dead dead(
      Identity identity,
      PartitionRef from,
      IncomingMessage message,
      DeadLetterReason reason,
      Instant now) {
    return new FleetPoll.Dead(
        identity, from, writer.deadLetter(message, reason, from.consumerGroup(), 1, now));
  }

  /** It would hold off whatever is told of the courier, warehouse or place until then. */
  private boolean isFuture(InputEvent event, Instant at, Instant now) {
    return switch (event) {
      case CourierUpdated _, WarehouseUpdated _, PlaceUpdated _ -> at.isAfter(now.plus(ahead));
      default -> false;
    };
  }

  private DeadLetterReason future(InputEvent event, Instant at) {
    return new DeadLetterReason(
        DeadLetterCode.INVALID_EVENT,
        FleetIntake.class.getName(),
        "%s: is %s, expected to be at most %s from now"
            .formatted(
                occurredAt(event) == null ? "ce_time or timestamp" : "/occurredAt", at, ahead));
  }

  /** When it happened, else when it was sent. */
  private static Instant at(
      IncomingMessage message, Envelope envelope, InputEvent event, Instant now) {
    Instant told = occurredAt(event);
    Instant at = told == null ? Entry.Sent.of(message, envelope, now).at() : told;
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Instant occurredAt(InputEvent event) {
    return switch (event) {
      case CourierUpdated courier -> courier.occurredAt();
      case RouteDeparted departed -> departed.occurredAt();
      case RouteFinished finished -> finished.occurredAt();
      default -> null;
    };
  }
}
