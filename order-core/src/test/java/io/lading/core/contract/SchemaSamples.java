package io.lading.core.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes documents that a schema accepts, at its limits more often than chance would have it. Text
 * with a pattern is taken from the schema's examples.
 */
final class SchemaSamples {
  private static final String LETTERS = "aZ9 _-/\"\\\n界é\uD83D\uDE9A";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final JsonNode root;
  private final RandomGenerator random;

  SchemaSamples(JsonNode root, RandomGenerator random) {
    this.root = root;
    this.random = random;
  }

  JsonNode next() {
    return of(root);
  }

  private JsonNode of(JsonNode schema) {
    if (schema.has("$ref")) {
      return of(root.at(schema.get("$ref").asString().substring(1)));
    }
    if (schema.has("enum")) {
      return oneOf(schema.get("enum"));
    }
    if (schema.has("anyOf") && !schema.has("type")) {
      return of(oneOf(schema.get("anyOf")));
    }
    return ofType(schema, type(schema));
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.get("type");
    return type.isArray() ? oneOf(type).asString() : type.asString();
  }

  private JsonNode ofType(JsonNode schema, String type) {
    return switch (type) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> NODES.stringNode(text(schema));
      case "integer" -> NODES.numberNode(integer(schema));
      case "number" -> number(schema);
      case "null" -> NODES.nullNode();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    for (var property : schema.path("properties").properties()) {
      boolean required =
          schema
              .path("required")
              .valueStream()
              .anyMatch(name -> name.asString().equals(property.getKey()));
      if (required || random.nextInt(3) > 0) {
        object.set(property.getKey(), of(property.getValue()));
      }
    }
    if (random.nextInt(4) == 0) {
      object.putObject("unknownField").putArray("x").add(1).addNull();
    }
    return object;
  }

  private ArrayNode array(JsonNode schema) {
    int least = schema.path("minItems").asInt(0);
    int most = random.nextInt(50) == 0 ? schema.path("maxItems").asInt(20) : least + 4;
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(least, most + 1); i > 0; i--) {
      array.add(of(schema.get("items")));
    }
    return array;
  }

  private String text(JsonNode schema) {
    if (schema.has("examples")) {
      return oneOf(schema.get("examples")).asString();
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(100);
    int length = random.nextInt(8) == 0 ? most : random.nextInt(least, Math.min(most, 12) + 1);
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private BigInteger integer(JsonNode schema) {
    BigInteger least = schema.path("minimum").asBigInteger(BigInteger.ZERO);
    BigInteger most = schema.path("maximum").asBigInteger(BigInteger.valueOf(1_000_000));
    return switch (random.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> least.max(BigInteger.valueOf(random.nextLong(1, 1000))).min(most);
    };
  }

  private JsonNode number(JsonNode schema) {
    BigDecimal least = schema.path("minimum").asDecimal(BigDecimal.ZERO);
    BigDecimal most = schema.path("maximum").asDecimal(BigDecimal.TEN);
    int scale = schema.path("x-scale").asInt(6);
    BigDecimal some = BigDecimal.valueOf(random.nextLong(1, 90_000), scale);
    return NODES.numberNode(
        switch (random.nextInt(5)) {
          case 0 -> least;
          case 1 -> most;
          default -> some;
        });
  }

  private JsonNode oneOf(JsonNode array) {
    return array.get(random.nextInt(array.size()));
  }
}
