package io.lading.core.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Tells what a new version of a schema breaks. Inputs may only widen: what was accepted still is.
 * Outputs may only gain optional fields: who understood the old ones understands the new ones, and
 * an old one that is replayed is still valid. Nothing becomes required and no field goes. What
 * cannot be compared (conditions, patterns) must stay equal, except for annotations.
 */
final class SchemaCompatibility {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "$defs",
          "title",
          "description",
          "default",
          "examples",
          "format");
  private static final Set<String> LOWER = Set.of("minimum", "minLength", "minItems");
  private static final Set<String> UPPER = Set.of("maximum", "maxLength", "maxItems", "x-scale");
  private static final Set<String> COMPARED =
      Set.of("properties", "required", "type", "enum", "items", "$ref", "anyOf");

  private final JsonNode before;
  private final JsonNode after;
  private final EventType.Direction direction;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> visited = new TreeSet<>();

  private SchemaCompatibility(JsonNode before, JsonNode after, EventType.Direction direction) {
    this.before = before;
    this.after = after;
    this.direction = direction;
  }

  /** Empty when the change is compatible. */
  static List<String> problems(JsonNode before, JsonNode after, EventType.Direction direction) {
    SchemaCompatibility comparison = new SchemaCompatibility(before, after, direction);
    comparison.compare("", before, after);
    return comparison.problems;
  }

  private void compare(String at, JsonNode oldRaw, JsonNode newRaw) {
    JsonNode was = resolve(before, oldRaw);
    JsonNode is = resolve(after, newRaw);
    if (oldRaw.has("$ref") && !visited.add(oldRaw.get("$ref") + " " + newRaw + " " + at)) {
      return;
    }
    properties(at, was, is);
    required(at, was, is);
    words(at, "type", was, is);
    words(at, "enum", was, is);
    limits(at, was, is);
    alternatives(at, was, is);
    if (was.has("items") != is.has("items")) {
      problems.add(at + " items " + (was.has("items") ? "were removed" : "were added"));
    } else if (was.has("items")) {
      compare(at + "/*", was.get("items"), is.get("items"));
    }
    everythingElse(at, was, is);
  }

  private void properties(String at, JsonNode was, JsonNode is) {
    for (var property : was.path("properties").properties()) {
      String path = at + "/" + property.getKey();
      JsonNode now = is.path("properties").path(property.getKey());
      if (now.isMissingNode()) {
        problems.add(path + " was removed");
      } else {
        compare(path, property.getValue(), now);
      }
    }
  }

  private void required(String at, JsonNode was, JsonNode is) {
    Set<String> old = texts(was.path("required"));
    for (String name : texts(is.path("required"))) {
      if (!old.contains(name)) {
        problems.add(at + "/" + name + " became required");
      }
    }
    if (!isInput()) {
      old.removeAll(texts(is.path("required")));
      old.forEach(name -> problems.add(at + "/" + name + " is no longer always there"));
    }
  }

  private void words(String at, String keyword, JsonNode was, JsonNode is) {
    Set<String> old = texts(was.path(keyword));
    Set<String> now = texts(is.path(keyword));
    boolean widened = !is.has(keyword) || !old.isEmpty() && now.containsAll(old);
    if (!(isInput() ? widened : now.equals(old))) {
      changed(at, keyword, was, is);
    }
  }

  private boolean isInput() {
    return direction == EventType.Direction.IN;
  }

  private void changed(String at, String keyword, JsonNode was, JsonNode is) {
    problems.add(
        at + " " + keyword + " went from " + was.path(keyword) + " to " + is.path(keyword));
  }

  private void limits(String at, JsonNode was, JsonNode is) {
    LOWER.forEach(
        keyword -> limit(at, keyword, was, is, (wide, tight) -> wide.compareTo(tight) <= 0));
    UPPER.forEach(
        keyword -> limit(at, keyword, was, is, (wide, tight) -> wide.compareTo(tight) >= 0));
  }

  private void limit(
      String at,
      String keyword,
      JsonNode was,
      JsonNode is,
      BiPredicate<BigDecimal, BigDecimal> widens) {
    boolean both = was.has(keyword) && is.has(keyword);
    BigDecimal old = was.path(keyword).asDecimal(BigDecimal.ZERO);
    BigDecimal now = is.path(keyword).asDecimal(BigDecimal.ZERO);
    boolean same = both ? now.compareTo(old) == 0 : was.has(keyword) == is.has(keyword);
    boolean widened = !is.has(keyword) || both && widens.test(now, old);
    if (!same && !(isInput() && widened)) {
      changed(at, keyword, was, is);
    }
  }

  /** An input may gain alternatives; those that were there keep their place. */
  private void alternatives(String at, JsonNode was, JsonNode is) {
    int old = was.path("anyOf").size();
    int now = is.path("anyOf").size();
    boolean fine = isInput() ? now >= old : now == old;
    if (!fine || was.has("anyOf") != is.has("anyOf")) {
      problems.add(at + " anyOf went from " + old + " to " + now + " alternatives");
      return;
    }
    for (int i = 0; i < old; i++) {
      compare(at + "|" + i, was.get("anyOf").get(i), is.get("anyOf").get(i));
    }
  }

  private void everythingElse(String at, JsonNode was, JsonNode is) {
    Set<String> keywords = new TreeSet<>(was.propertyNames());
    keywords.addAll(is.propertyNames());
    keywords.removeIf(
        keyword ->
            ANNOTATIONS.contains(keyword)
                || COMPARED.contains(keyword)
                || LOWER.contains(keyword)
                || UPPER.contains(keyword));
    for (String keyword : keywords) {
      if (!was.path(keyword).equals(is.path(keyword))) {
        problems.add(at + " " + keyword + " changed");
      }
    }
  }

  private static JsonNode resolve(JsonNode root, JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
  }

  private static Set<String> texts(JsonNode node) {
    return node.isArray()
        ? node.valueStream()
            .map(JsonNode::toString)
            .map(SchemaCompatibility::bare)
            .collect(Collectors.toCollection(TreeSet::new))
        : node.isMissingNode() ? new TreeSet<>() : new TreeSet<>(Set.of(bare(node.toString())));
  }

  private static String bare(String json) {
    return json.replace("\"", "");
  }
}
