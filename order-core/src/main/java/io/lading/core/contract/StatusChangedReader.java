package io.lading.core.contract;

/**
 * Reads what {@link JsonEventWriter} wrote, whatever later versions add to it. Safe for use by many
 * threads; never throws on account of the message.
 */
public final class StatusChangedReader {
  private final ContractLimits limits;
  private final JsonDocuments documents;

  public StatusChangedReader(ContractLimits limits) {
    this.limits = limits;
    this.documents = new JsonDocuments(limits);
  }

  public StatusReading read(IncomingMessage message) {
    Violations violations = new Violations(limits.maxViolations());
    EnvelopeDraft headers = new EnvelopeDraft(violations);
    headers.headers(message.headers());
    Envelope envelope = headers.envelope();
    if (!envelope.type().equals(EventType.STATUS_CHANGED.type())) {
      return new StatusReading.Foreign(envelope.type());
    }
    JsonDocument document = JsonDocument.of(message.value());
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
