package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Features as they are kept: compact canonical JSON objects. Only such are given and returned. */
public final class FeatureText {

  /** In UTF-8. */
  public static final int MOST_BYTES = 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private FeatureText() {}

  public static boolean fits(String feature) {
    return feature.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  /** A feature after a merge patch (RFC 7396); null before: there was none. */
  public static String merged(@Nullable String before, String patch) {
    Map<String, Object> merged = members(before == null ? "{}" : before);
    merge(merged, members(patch));
    return text(merged);
  }

  private static void merge(Map<String, Object> into, Map<String, Object> patch) {
    patch.forEach(
        (name, value) -> {
          if (value instanceof Members members) {
            Members inner = into.get(name) instanceof Members there ? there : new Members();
            merge(inner, members);
            into.put(name, inner);
          } else if (value.equals("null")) {
            into.remove(name);
          } else {
            into.put(name, value);
          }
        });
  }

  /** Of an object: by their names as JSON; each an object again, or the text of its value. */
  private static final class Members extends TreeMap<String, Object> {
    private static final long serialVersionUID = 1;
  }

  private static Members members(String object) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), object)) {
      parser.nextToken();
      return members(parser);
    }
  }

  private static Members members(JsonParser parser) {
    var members = new Members();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      members.put(JsonText.quoted(name), isObject ? members(parser) : JsonText.canonical(parser));
    }
    return members;
  }

  private static String text(Map<String, Object> members) {
    var text = new StringJoiner(",", "{", "}");
    members.forEach(
        (name, value) ->
            text.add(name + ":" + (value instanceof Members inner ? text(inner) : value)));
    return text.toString();
  }
}
