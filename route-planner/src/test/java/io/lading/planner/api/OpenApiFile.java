package io.lading.planner.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The committed document, asked. An operation is named "POST /orders". */
@SuppressWarnings("unchecked")
public final class OpenApiFile {

  private final Map<String, Object> root;

  public OpenApiFile() {
    try (InputStream file =
        OpenApiFile.class.getClassLoader().getResourceAsStream(OpenApiDocument.RESOURCE)) {
      root = new Yaml().load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public String version() {
    return String.valueOf(root.get("openapi"));
  }

  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    at(root, "paths")
        .forEach(
            (path, methods) ->
                ((Map<String, Object>) methods)
                    .keySet()
                    .forEach(
                        method ->
                            operations.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return operations;
  }

  public Set<Integer> statuses(String operation) {
    return responses(operation).keySet().stream()
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> mediaTypes(String operation, int status) {
    Map<String, Object> response = at(responses(operation), Integer.toString(status));
    Object reference = response.get("$ref");
    if (reference != null) {
      String name = String.valueOf(reference).replace("#/components/responses/", "");
      response = at(at(at(root, "components"), "responses"), name);
    }
    return at(response, "content").keySet();
  }

  private Map<String, Object> responses(String operation) {
    String[] parts = operation.split(" ", 2);
    Map<String, Object> path = at(at(root, "paths"), parts[1]);
    return at(at(path, parts[0].toLowerCase(java.util.Locale.ROOT)), "responses");
  }

  private static Map<String, Object> at(Map<String, Object> map, String name) {
    return (Map<String, Object>) requireNonNull(map.get(name), name);
  }
}
