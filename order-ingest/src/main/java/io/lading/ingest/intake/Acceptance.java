package io.lading.ingest.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventType;
import io.lading.core.contract.InputEvent;
import org.jspecify.annotations.Nullable;

/** What a topic acts on: all that belongs on it; and why not on the rest. */
record Acceptance<T extends InputEvent>(String topic, Class<T> type) {

  /** Null if the event is acted on. */
  @Nullable DeadLetterReason refusal(Envelope envelope, InputEvent event) {
    EventType known = EventType.ofInput(envelope.type());
    return known != null && known.topic().equals(topic) && type.isInstance(event)
        ? null
        : new DeadLetterReason(DeadLetterCode.UNKNOWN_TYPE, "WrongTopic", why(envelope, known));
  }

  T accepted(InputEvent event) {
    return type.cast(event);
  }

  private static String why(Envelope envelope, @Nullable EventType known) {
    return known == null
        ? envelope.type() + " is not known here"
        : envelope.type() + " belongs on " + known.topic();
  }
}
