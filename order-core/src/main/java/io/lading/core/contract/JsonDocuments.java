package io.lading.core.contract;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses single JSON objects within limits: bytes and encoding are checked before parsing, depth
 * and lengths while. Safe for use by many threads.
 */
final class JsonDocuments {
  private final ContractLimits limits;
  private final JsonFactory factory;

  JsonDocuments(ContractLimits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxNumberLength(limits.maxNumberLength())
                    .maxNameLength(limits.maxNameLength())
                    .maxStringLength(limits.maxBytes())
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
  }

  <T> Parsed<T> parse(JsonDocument document, Draft<T> draft, Violations violations) {
    return parse(document, cursor -> cursor.object(draft), violations);
  }

  /** {@code root}: reads the object that the document is. */
  <T> Parsed<T> parse(
      JsonDocument document, Function<JsonCursor, @Nullable T> root, Violations violations) {
    DeadLetterReason flaw = flawBeforeParsing(document);
    if (flaw != null) {
      return new Parsed.Flawed<>(flaw);
    }
    try (JsonParser parser =
        factory.createParser(
            ObjectReadContext.empty(), document.bytes(), document.from(), document.length())) {
      return parse(new JsonCursor(factory, parser, violations, document.prefix()), root);
    } catch (StreamConstraintsException tooMuch) {
      return flawed("LimitExceeded", tooMuch.getOriginalMessage());
    } catch (JacksonException malformed) {
      return flawed("NotJson", malformed.getOriginalMessage());
    }
  }

  private static <T> Parsed<T> parse(JsonCursor cursor, Function<JsonCursor, @Nullable T> root) {
    JsonToken first = cursor.parser().nextToken();
    if (first == null) {
      return flawed("NoValue", "expected a JSON object, found nothing");
    }
    T value = first == JsonToken.START_OBJECT ? root.apply(cursor) : null;
    if (value == null) {
      return flawed("NotAnObject", "expected a JSON object, found " + first);
    }
    if (cursor.parser().nextToken() != null) {
      return flawed("TrailingContent", "expected nothing after the JSON object");
    }
    return new Parsed.Made<>(value);
  }

  private @Nullable DeadLetterReason flawBeforeParsing(JsonDocument document) {
    if (document.length() > limits.maxBytes()) {
      return reason(
          "TooLarge",
          "expected at most " + limits.maxBytes() + " bytes, found " + document.length());
    }
    if (document.length() == 0) {
      return reason("NoValue", "expected a JSON object, found nothing");
    }
    return isUtf8(document) ? null : reason("NotUtf8", "expected UTF-8");
  }

  /** Jackson would take a NUL among the first bytes for UTF-16 or UTF-32. */
  private static boolean isUtf8(JsonDocument document) {
    int end = Math.min(document.to(), document.from() + 4);
    for (int i = document.from(); i < end; i++) {
      if (document.bytes()[i] == 0) {
        return false;
      }
    }
    return Utf8.isWellFormed(document.bytes(), document.from(), document.to());
  }

  private static <T> Parsed<T> flawed(String flaw, String message) {
    return new Parsed.Flawed<>(reason(flaw, message));
  }

  private static DeadLetterReason reason(String flaw, String message) {
    return new DeadLetterReason(DeadLetterCode.UNREADABLE_EVENT, flaw, message);
  }
}
