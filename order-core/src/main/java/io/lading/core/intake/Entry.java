package io.lading.core.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.model.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One message of a batch: something a use case can act on, or a dead letter to be kept. */
public sealed interface Entry<T> {

  /** Null only when the caller gave none and the use case has a key of its own (HTTP create). */
  @Nullable Identity identity();

  /** Where it was consumed; null when it came by HTTP. */
  @Nullable PartitionRef from();

  /**
   * {@code key}: of the message, given to the rejection if there is one. {@code sent}: null when it
   * came by HTTP.
   */
  record Actionable<T>(
      @Nullable Identity identity,
      @Nullable PartitionRef from,
      T event,
      byte @Nullable [] key,
      Origin origin,
      @Nullable Sent sent)
      implements Entry<T> {

    public Actionable(
        @Nullable Identity identity,
        @Nullable PartitionRef from,
        T event,
        byte @Nullable [] key,
        Origin origin) {
      this(identity, from, event, key, origin, null);
    }

    /** When it was sent, in whole microseconds: what it tells happened then, if it says no time. */
    public Instant sentAt(Instant now) {
      return (sent == null ? now : sent.at()).truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** The message as it was consumed, and when it was sent. */
  record Sent(IncomingMessage message, Instant at) {

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** By its ce_time, else by its timestamp, else {@code now}: a timestamp may be anything. */
    public static Sent of(IncomingMessage message, Envelope envelope, Instant now) {
      Instant told = envelope.time();
      return new Sent(message, told == null ? stamped(message.timestampMillis(), now) : told);
    }

    private static Instant stamped(long millis, Instant now) {
      return millis < 0 || millis > LATEST ? now : Instant.ofEpochMilli(millis);
    }
  }

  /** Kept in the dead-letter topic once per identity. */
  record Dead<T>(
      Identity identity, @Nullable PartitionRef from, DeadLetterCode code, OutgoingMessage letter)
      implements Entry<T> {}
}
