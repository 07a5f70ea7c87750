package io.lading.tracking.intake;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.Place;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.StatusChangedReader;
import io.lading.core.contract.StatusReading;
import io.lading.core.model.LgOrderCode;
import io.lading.tracking.timeline.TimelineEntry;
import io.lading.tracking.timeline.TopicRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the status topic into what the time line keeps of them. Never throws on account
 * of the record. Safe for use by many threads.
 */
public final class StatusEventReader {

  private static final Place NOWHERE = new Place(null, null, null);

  private final StatusChangedReader contract = new StatusChangedReader(ContractLimits.DEFAULT);

  public TopicRecord read(IncomingMessage message) {
    return switch (contract.read(message)) {
      case StatusReading.Changed changed -> record(message, changed.event());
      case StatusReading.Foreign foreign -> new TopicRecord.Foreign(message, foreign.type());
      case StatusReading.Unreadable unreadable ->
          new TopicRecord.Unreadable(message, unreadable.reason().message());
    };
  }

  private static TopicRecord record(IncomingMessage message, StatusChanged event) {
    long id = event.orderId();
    return id >= 0 && LgOrderCode.of(id).equals(event.lgOrderCode())
        ? new TopicRecord.Event(message, entry(event))
        : new TopicRecord.Unreadable(
            message, event.lgOrderCode() + " is not the code of order " + id);
  }

  private static TimelineEntry entry(StatusChanged event) {
    return new TimelineEntry(
        event.orderId(),
        event.sequence(),
        event.kind(),
        event.status(),
        event.previousStatus(),
        event.statusVersion(),
        event.milestone(),
        event.packageState(),
        event.changedFields(),
        somewhere(event.location()),
        event.description(),
        event.occurredAt(),
        event.recordedAt());
  }

  private static @Nullable Place somewhere(@Nullable Place place) {
    return NOWHERE.equals(place) ? null : place;
  }
}
