package io.lading.core.contract;

import java.util.Base64;
import tools.jackson.core.JsonToken;

/** A CloudEvents document: its attributes, and where in it the data is. */
final class StructuredDraft implements Draft<StructuredDraft> {
  private final EnvelopeDraft envelope;
  private final byte[] document;
  private JsonDocument data = JsonDocument.of(null);

  StructuredDraft(EnvelopeDraft envelope, byte[] document) {
    this.envelope = envelope;
    this.document = document;
  }

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "data" -> slice(in);
      case "data_base64" -> decode(in);
      default -> {
        return attribute(field, in);
      }
    }
    return true;
  }

  @Override
  public StructuredDraft finish(JsonCursor in) {
    return this;
  }

  /** Empty when there is none that could be a JSON object. */
  JsonDocument data() {
    return data;
  }

  private boolean attribute(String field, JsonCursor in) {
    JsonToken token = in.parser().currentToken();
    if (token == JsonToken.VALUE_NULL || token.isStructStart()) {
      return false;
    }
    String text = token == JsonToken.VALUE_STRING ? in.parser().getString() : null;
    return envelope.attribute(field, in.here(), text);
  }

  /** The data is read in place, by the decoder of its type, once the type is known. */
  private void slice(JsonCursor in) {
    if (in.parser().currentToken() != JsonToken.START_OBJECT) {
      in.parser().skipChildren();
      return;
    }
    int from = (int) in.parser().currentTokenLocation().getByteOffset();
    in.parser().skipChildren();
    int to = (int) in.parser().currentLocation().getByteOffset();
    data = new JsonDocument(document, from, to, "/data");
  }

  private void decode(JsonCursor in) {
    String text = in.text(0, document.length);
    if (text == null) {
      return;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      data = new JsonDocument(decoded, 0, decoded.length, "/data_base64");
    } catch (IllegalArgumentException notBase64) {
      in.violation("", "Base64");
    }
  }
}
