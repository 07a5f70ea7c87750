package io.lading.core.contract;

/**
 * Reads what {@link JsonEventWriter} wrote, whatever later versions add to it, in binary and in
 * structured mode. Safe for use by many threads; never throws on account of the message.
 */
public final class StatusChangedReader {
  private static final String CLOUD_EVENTS = "application/cloudevents";
  private static final DeadLetterReason NO_TYPE =
      new DeadLetterReason(
          DeadLetterCode.UNKNOWN_TYPE, "NoType", "ce_type: expected to be present");

  private final ContractLimits limits;
  private final JsonDocuments documents;

  public StatusChangedReader(ContractLimits limits) {
    this.limits = limits;
    this.documents = new JsonDocuments(limits);
  }

  public StatusReading read(IncomingMessage message) {
    Violations violations = new Violations(limits.maxViolations());
    EnvelopeDraft envelope = new EnvelopeDraft(violations);
    envelope.headers(message.headers());
    JsonDocument document = JsonDocument.of(message.value());
    return envelope.contentType().startsWith(CLOUD_EVENTS)
        ? readStructured(envelope, document, violations)
        : readData(envelope.envelope(), document, violations);
  }

  private StatusReading readStructured(
      EnvelopeDraft envelope, JsonDocument document, Violations violations) {
    StructuredDraft draft = new StructuredDraft(envelope, document.bytes());
    return switch (documents.parse(document, draft, violations)) {
      case Parsed.Flawed<StructuredDraft>(DeadLetterReason reason) ->
          new StatusReading.Unreadable(reason);
      case Parsed.Made<StructuredDraft>(StructuredDraft made) ->
          readData(envelope.envelope(), made.data(), violations);
    };
  }

  /** Only a type that is there can be another one: without any it may be a change like others. */
  private StatusReading readData(Envelope envelope, JsonDocument document, Violations violations) {
    if (envelope.type().isEmpty()) {
      return new StatusReading.Unreadable(NO_TYPE);
    }
    if (!envelope.type().equals(EventType.STATUS_CHANGED.type())) {
      return new StatusReading.Foreign(envelope.type());
    }
    return switch (documents.parse(document, new StatusChangedDraft(), violations)) {
      case Parsed.Flawed<StatusChanged>(DeadLetterReason reason) ->
          new StatusReading.Unreadable(reason);
      case Parsed.Made<StatusChanged>(StatusChanged event) ->
          violations.isEmpty()
              ? new StatusReading.Changed(event, envelope.traceparent())
              : new StatusReading.Unreadable(violations.reason());
    };
  }
}
