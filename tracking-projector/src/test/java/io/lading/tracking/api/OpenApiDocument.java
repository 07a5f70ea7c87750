package io.lading.tracking.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** openapi.json, and what it says of an answer. */
record OpenApiDocument(ObjectNode json) {

  OpenApiDocument() {
    this(read());
  }

  private static ObjectNode read() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("/static/openapi.json")) {
      return (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unknown fields may be sent, but not by accident: for the test every object is closed. */
  List<String> complaints(String schema, String answer) {
    ObjectNode closed = json.deepCopy();
    close(closed.path("components").path("schemas"));
    closed.put("$ref", "#/components/schemas/" + schema);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(closed.toString())
        .validate(answer, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static void close(JsonNode node) {
    node.forEach(OpenApiDocument::close);
    if (node instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
  }

  List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    json.at(pointer).forEach(word -> words.add(word.stringValue()));
    return words;
  }
}
