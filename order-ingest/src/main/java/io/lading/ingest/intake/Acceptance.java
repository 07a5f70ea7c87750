package io.lading.ingest.intake;

import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.DeadLetterReason;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventType;
import io.lading.core.contract.InputEvent;
import org.jspecify.annotations.Nullable;

/** What a topic acts on, and why not on the rest. */
record Acceptance<T extends InputEvent>(String topic, Class<T> type, boolean idIsNeeded) {

  /** Null if the event is acted on. */
  @Nullable DeadLetterReason refusal(Envelope envelope, InputEvent event) {
    if (!type.isInstance(event)) {
      return new DeadLetterReason(DeadLetterCode.UNKNOWN_TYPE, "WrongTopic", why(envelope.type()));
    }
    if (idIsNeeded && envelope.id() == null) {
      return new DeadLetterReason(
          DeadLetterCode.INVALID_EVENT,
          "ViolatedFields",
          "ce_id: expected to be present, because two adjustments may have the same content");
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
