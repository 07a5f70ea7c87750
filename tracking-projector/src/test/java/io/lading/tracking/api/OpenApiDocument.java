package io.lading.tracking.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document that is published. */
final class OpenApiDocument {

  private final ObjectNode document = read();

  private static ObjectNode read() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("/static/openapi.json")) {
      return (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String version() {
    return document.path("openapi").stringValue();
  }

  List<String> paths() {
    return List.copyOf(document.path("paths").propertyNames());
  }

  /** Of all operations. */
  List<String> operationIds() {
    return document
        .path("paths")
        .valueStream()
        .map(path -> path.path("get").path("operationId").stringValue())
        .toList();
  }

  /** {@code in}: query, path or header. */
  List<String> parameters(String path, String in) {
    return document
        .path("paths")
        .path(path)
        .path("get")
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("in").stringValue().equals(in))
        .map(parameter -> parameter.path("name").stringValue())
        .toList();
  }

  List<String> words(String pointer) {
    return document.at(pointer).valueStream().map(JsonNode::stringValue).toList();
  }

  List<String> fields(String schema) {
    JsonNode described = document.at("/components/schemas/" + schema + "/properties");
    return List.copyOf(described.propertyNames());
  }

  /** Unknown fields may be sent, but not by accident: for the test every object is closed. */
  List<String> complaints(String schema, String json) {
    ObjectNode closed = document.deepCopy();
    close(closed.path("components").path("schemas"));
    closed.put("$ref", "#/components/schemas/" + schema);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(closed.toString())
        .validate(json, InputFormat.JSON)
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
}
