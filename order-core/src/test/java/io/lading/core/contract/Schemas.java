package io.lading.core.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schemas, as text, as tree and as validators. */
final class Schemas {
  private static final String FOLDER = "/contract/schemas/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<EventType, Schema> VALIDATORS = new ConcurrentHashMap<>();

  private Schemas() {}

  static JsonNode tree(EventType type) {
    return JsonMapper.shared().readTree(text(type));
  }

  /** What the schema has against the document; empty when it accepts. */
  static List<String> complaints(EventType type, String json) {
    Schema schema = VALIDATORS.computeIfAbsent(type, t -> REGISTRY.getSchema(text(t)));
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String text(EventType type) {
    return resource(FOLDER + type.type() + ".json");
  }

  static String resource(String path) {
    try (InputStream in = Schemas.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
