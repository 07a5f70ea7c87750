package io.lading.ingest.intake;

import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventWriter;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Reading;
import io.lading.core.contract.Reading.Readable;
import io.lading.core.contract.Reading.Unreadable;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PartitionRef;
import io.lading.core.model.Identity;
import java.time.Instant;
import java.util.List;

/**
 * Turns messages into entries: what the topic acts on, and dead letters of everything else. Never
 * fails on account of a message.
 */
final class Entries<T extends InputEvent> {

  private final EventReader reader;
  private final EventWriter writer;
  private final String group;
  private final Acceptance<T> acceptance;

  Entries(EventReader reader, EventWriter writer, String group, Acceptance<T> acceptance) {
    this.reader = reader;
    this.writer = writer;
    this.group = group;
    this.acceptance = acceptance;
  }

  List<Entry<T>> of(List<IncomingMessage> messages, Instant now) {
    return messages.stream().map(message -> entry(message, now)).toList();
  }

  private Entry<T> entry(IncomingMessage message, Instant now) {
    Reading reading = reader.read(message);
    Identity identity = Identity.of(message, reading);
    return switch (reading) {
      case Unreadable unreadable -> dead(message, identity, unreadable.reason(), now);
      case Readable(Envelope envelope, InputEvent event) -> {
        DeadLetterReason refusal = acceptance.refusal(envelope, event);
        yield refusal == null
            ? actionable(message, identity, envelope, acceptance.accepted(event), now)
            : dead(message, identity, refusal, now);
      }
    };
  }

  private Entry<T> actionable(
      IncomingMessage message, Identity identity, Envelope envelope, T event, Instant now) {
    return new Entry.Actionable<>(
        identity,
        from(message),
        event,
        message.key(),
        Origin.of(message, envelope),
        Entry.Sent.of(message, envelope, now));
  }

  private Entry<T> dead(
      IncomingMessage message, Identity identity, DeadLetterReason reason, Instant now) {
    return new Entry.Dead<>(
        identity, from(message), reason.code(), writer.deadLetter(message, reason, group, 1, now));
  }

  private PartitionRef from(IncomingMessage message) {
    return new PartitionRef(group, message.topic(), message.partition());
  }
}
