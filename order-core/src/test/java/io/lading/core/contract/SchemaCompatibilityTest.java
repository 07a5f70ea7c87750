package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventType.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCompatibilityTest {
  private static final String SCHEMA =
      """
      {"type":"object","required":["a"],"if":{"required":["b"]},"properties":{
        "a":{"type":"string","minLength":2,"maxLength":9,"pattern":"^x"},
        "b":{"type":["integer","null"],"minimum":0},
        "c":{"type":"string","enum":["X","Y"]},
        "d":{"$ref":"#/$defs/d"},
        "e":{"type":"array","maxItems":5,"items":{"type":"object","properties":{"f":{"type":"string"}}}},
        "g":{"anyOf":[{"type":"string"},{"type":"integer"}]}},
       "$defs":{"d":{"type":"object","properties":{"h":{"type":"number"}}}}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "minLength":2                | "minLength":1                     | IN
          "maxLength":9                | "maxLength":10                    | IN
          "minimum":0                  | "minimum":-1                      | IN
          "maxItems":5                 | "maxItems":6                      | IN
          ["X","Y"]                    | ["X","Y","Z"]                     | IN
          "f":{"type":"string"}        | "f":{"type":["string","integer"]} | IN
          "type":"number"              | "type":["number","string"]        | IN
          {"type":"integer"}]          | {"type":"integer"},{"type":"null"}] | IN
          "properties":{"h"            | "properties":{"i":{},"h"          | OUT
          "properties":{"h"            | "properties":{"i":{},"h"          | IN
          "required":["a"]             | "required":[]                     | IN
          "pattern":"^x"               | "pattern":"^x","description":"y"  | IN
          """)
  void aCompatibleChangePasses(String from, String to, Direction direction) {
    assertThat(problems(from, to, direction)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "minLength":2                | "minLength":3                     | IN
          "minLength":2                | "minLength":1                     | OUT
          "minLength":2,               |                                   | OUT
          "maxLength":9                | "maxLength":8                     | IN
          "maxLength":9,               |                                   | OUT
          "c":{                        | "c":{"maxLength":5,               | IN
          "minimum":0                  | "minimum":1                       | IN
          "maxItems":5                 | "maxItems":4                      | IN
          ["X","Y"]                    | ["X"]                             | IN
          ["X","Y"]                    | ["X","Y","Z"]                     | OUT
          "f":{"type":"string"}        | "f":{"type":"integer"}            | IN
          "f":{"type":"string"}        | "f":{"type":"integer"}            | OUT
          "f":{"type":"string"}        | "e":{"type":"string"}             | IN
          ["integer","null"]           | ["integer"]                       | IN
          ["integer","null"]           | ["integer","null","string"]       | OUT
          "type":"number"              | "type":"string"                   | IN
          {"h":{"type":"number"}}      | {}                                | OUT
          {"type":"string"},{          | {                                 | IN
          {"type":"integer"}]          | {"type":"integer"},{"type":"null"}] | OUT
          "required":["a"]             | "required":["a","b"]              | IN
          "required":["a"]             | "required":["a","b"]              | OUT
          "required":["a"]             | "required":[]                     | OUT
          "pattern":"^x"               | "pattern":"^xy"                   | IN
          "if":{"required":["b"]}      | "if":{"required":["c"]}           | IN
          "minLength":2                | "minLength":3                     | OUT
          "maxLength":9                | "maxLength":8                     | OUT
          ["X","Y"]                    | ["X"]                             | OUT
          ["integer","null"]           | ["integer"]                       | OUT
          {"type":"string"},{          | {                                 | OUT
          "items":{"type":"object"     | "unevaluatedItems":{"type":"object" | OUT
          "items":{"type":"object"     | "unevaluatedItems":{"type":"object" | IN
          "h":{"type":"number"         | "h":{"items":{},"type":"number"   | OUT
          "g":{"anyOf"                 | "g":{"oneOf"                      | IN
          """)
  void anIncompatibleChangeIsNamed(String from, String to, Direction direction) {
    assertThat(problems(from, to == null ? "" : to, direction)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everySchemaIsCompatibleWithItself(EventType type) {
    JsonNode schema = Schemas.tree(type);

    assertThat(SchemaCompatibility.problems(schema, schema, type.direction())).isEmpty();
  }

  @Test
  void problemsNameTheField() {
    assertThat(
            problems("\"f\":{\"type\":\"string\"}", "\"f\":{\"type\":\"integer\"}", Direction.IN))
        .containsExactly("/e/*/f type went from \"string\" to \"integer\"");
  }

  private static List<String> problems(String from, String to, Direction direction) {
    assertThat(SCHEMA).contains(from);
    return SchemaCompatibility.problems(
        JsonMapper.shared().readTree(SCHEMA),
        JsonMapper.shared().readTree(SCHEMA.replace(from, to)),
        direction);
  }
}
