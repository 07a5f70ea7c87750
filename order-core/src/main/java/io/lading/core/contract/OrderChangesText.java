package io.lading.core.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads a merge patch twice: whole, as canonical text, and the fields that are known. */
final class OrderChangesText {
  static final OrderChanges NONE = new OrderChanges("{}", FieldPatch.NOTHING);

  private OrderChangesText() {}

  static @Nullable OrderChanges read(JsonCursor in) {
    String text = JsonText.object(in);
    if (text == null) {
      return null;
    }
    JsonCursor again = in.nested(text);
    try (JsonParser parser = again.parser()) {
      parser.nextToken();
      FieldPatch fields = again.object(new PatchDrafts.Fields());
      return fields == null ? null : new OrderChanges(text, fields);
    }
  }
}
