package io.lading.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads events by one streaming pass over their bytes. Whatever the bytes are, the answer is a
 * value: an event that is valid by itself, or the reason why not with every violated field.
 *
 * <p>The reason's class is a fixed word: TooLarge, KeyTooLarge, NoValue, NotUtf8, NotJson,
 * LimitExceeded, NotAnObject, TrailingContent, UnsupportedContentType (all UNREADABLE_EVENT),
 * NoType, UnknownType (UNKNOWN_TYPE), ViolatedFields (INVALID_EVENT).
 */
public final class JsonEventReader implements EventReader {
  private static final String CLOUD_EVENTS = "application/cloudevents";
  private static final DeadLetterReason UNSUPPORTED_CONTENT_TYPE =
      new DeadLetterReason(
          DeadLetterCode.UNREADABLE_EVENT,
          "UnsupportedContentType",
          "expected content-type application/cloudevents+json or application/json");

  private static final DeadLetterReason KEY_TOO_LARGE =
      new DeadLetterReason(
          DeadLetterCode.UNREADABLE_EVENT,
          "KeyTooLarge",
          "expected a key of at most " + ContractLimits.MAX_KEY_BYTES + " bytes");

  private final ContractLimits limits;
  private final JsonDocuments documents;

  public JsonEventReader(ContractLimits limits) {
    this.limits = limits;
    this.documents = new JsonDocuments(limits);
  }

  @Override
  public Reading read(IncomingMessage message) {
    Reading reading = readWhole(message);
    return hasLongKey(message) && reading instanceof Reading.Readable readable
        ? unreadable(readable.envelope(), KEY_TOO_LARGE)
        : reading;
  }

  private static boolean hasLongKey(IncomingMessage message) {
    byte[] key = message.key();
    return key != null && key.length > ContractLimits.MAX_KEY_BYTES;
  }

  private Reading readWhole(IncomingMessage message) {
    Violations violations = new Violations(limits.maxViolations());
    EnvelopeDraft envelope = new EnvelopeDraft(violations);
    envelope.headers(message.headers());
    JsonDocument document = JsonDocument.of(message.value());
    return envelope.contentType().startsWith(CLOUD_EVENTS)
        ? readStructured(envelope, document, violations)
        : readMessage(envelope, "ce_id", document, violations);
  }

  @Override
  public Reading read(Envelope envelope, byte[] data) {
    return readData(envelope, JsonDocument.of(data), new Violations(limits.maxViolations()));
  }

  @Override
  public Reading readAbout(Envelope envelope, String lgOrderCode, byte[] data) {
    return readData(
        envelope,
        InputDrafts.about(envelope.type(), lgOrderCode),
        JsonDocument.of(data),
        new Violations(limits.maxViolations()));
  }

  @Override
  public Reading readPatch(Envelope envelope, PatchTarget target, byte[] patch) {
    Violations violations = new Violations(limits.maxViolations());
    var parsed =
        documents.parse(
            JsonDocument.of(patch), in -> OrderEventDrafts.Update.of(target, in), violations);
    return reading(envelope, parsed, violations);
  }

  @Override
  public Reading readAdjustment(Envelope envelope, long warehouseId, long skuId, byte[] data) {
    var draft = new InventoryAdjustedDraft(warehouseId, skuId);
    var violations = new Violations(limits.maxViolations());
    return readData(envelope, draft, JsonDocument.of(data), violations);
  }

  private Reading readStructured(
      EnvelopeDraft envelope, JsonDocument document, Violations violations) {
    if (!envelope.contentType().equals(CLOUD_EVENTS + "+json")) {
      return unreadable(envelope.envelope(), UNSUPPORTED_CONTENT_TYPE);
    }
    StructuredDraft draft = new StructuredDraft(envelope, document.bytes());
    return switch (documents.parse(document, draft, violations)) {
      case Parsed.Flawed<StructuredDraft>(DeadLetterReason reason) ->
          unreadable(envelope.envelope(), reason);
      case Parsed.Made<StructuredDraft>(StructuredDraft made) ->
          readMessage(envelope, "/id", made.data(), violations);
    };
  }

  private Reading readMessage(
      EnvelopeDraft envelope, String id, JsonDocument document, Violations violations) {
    if (EventType.INVENTORY_ADJUSTED.type().equals(envelope.type())) {
      envelope.demandId(id);
    }
    return readData(envelope.envelope(), document, violations);
  }

  private Reading readData(Envelope envelope, JsonDocument document, Violations violations) {
    return readData(envelope, InputDrafts.of(envelope.type()), document, violations);
  }

  /** {@code draft}: null if there is none for the type. */
  private Reading readData(
      Envelope envelope,
      @Nullable Draft<? extends InputEvent> draft,
      JsonDocument document,
      Violations violations) {
    return draft == null
        ? unreadable(envelope, unknown(envelope.type()))
        : reading(envelope, documents.parse(document, draft, violations), violations);
  }

  private static Reading reading(
      Envelope envelope, Parsed<? extends InputEvent> parsed, Violations violations) {
    return switch (parsed) {
      case Parsed.Flawed<? extends InputEvent>(DeadLetterReason reason) ->
          unreadable(envelope, reason);
      case Parsed.Made<? extends InputEvent>(InputEvent event) ->
          violations.isEmpty()
              ? new Reading.Readable(envelope, event)
              : new Reading.Unreadable(envelope, violations.reason(), violations.list());
    };
  }

  private static DeadLetterReason unknown(String type) {
    return type.isEmpty()
        ? new DeadLetterReason(
            DeadLetterCode.UNKNOWN_TYPE, "NoType", "ce_type: expected to be present")
        : new DeadLetterReason(
            DeadLetterCode.UNKNOWN_TYPE, "UnknownType", "ce_type " + type + " is not known here");
  }

  private static Reading unreadable(Envelope envelope, DeadLetterReason reason) {
    return new Reading.Unreadable(envelope, reason, List.of());
  }
}
