package io.lading.ingest.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventType;
import io.lading.core.contract.InputEvent;
import org.jspecify.annotations.Nullable;

/** What a topic acts on, and why not on the rest. */
record Acceptance<T extends InputEvent>(String topic, Class<T> type) {

  /** Null if the event is acted on. */
  @Nullable DeadLetterReason refusal(Envelope envelope, InputEvent event) {
    if (!type.isInstance(event)) {
      return new DeadLetterReason(DeadLetterCode.UNKNOWN_TYPE, "WrongTopic", why(envelope.type()));
    }
    return null;
  }

  T accepted(InputEvent event) {
    return type.cast(event);
  }

  private String why(String name) {
    EventType known = EventType.ofInput(name);
    if (known == null) {
      return name + " is not known here";
    }
    return known.topic().equals(topic)
        ? "this release does not act on " + name + " yet"
        : name + " belongs on " + known.topic();
  }
}
