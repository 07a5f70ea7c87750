package io.lading.ingest.operations;

import io.lading.core.model.LgOrderCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which orders' snapshots to publish anew: {lgOrderCode}, or those after one code up to another,
 * each end open. Either that or, by field, everything that is wrong.
 */
final class SnapshotsRequest {

  private static final Set<String> FIELDS = Set.of("lgOrderCode", "after", "upTo");

  private final Map<String, Object> given;
  private final Map<String, String> wrong = new TreeMap<>();

  private SnapshotsRequest(Map<String, Object> given) {
    this.given = given;
  }

  sealed interface Reading {
    record One(long orderId) implements Reading {}

    /** Above the one, up to the other. */
    record Span(long after, long upTo) implements Reading {}

    record Refused(Map<String, String> fields) implements Reading {}
  }

  static Reading read(Map<String, Object> given) {
    return new SnapshotsRequest(given).read();
  }

  private Reading read() {
    given.keySet().stream()
        .filter(name -> !FIELDS.contains(name))
        .forEach(name -> wrong.put(name, "is not known here"));
    boolean one = given.containsKey("lgOrderCode");
    if (one && given.size() > 1) {
      wrong.put("lgOrderCode", "expected alone");
    }
    long order = code("lgOrderCode", 0);
    long after = code("after", 0);
    long upTo = code("upTo", Long.MAX_VALUE);
    if (!wrong.isEmpty()) {
      return new Reading.Refused(wrong);
    }
    return one ? new Reading.One(order) : new Reading.Span(after, upTo);
  }

  private long code(String name, long absent) {
    if (!given.containsKey(name)) {
      return absent;
    }
    String code = String.valueOf(given.get(name));
    var id = LgOrderCode.parse(code);
    if (id.isEmpty()) {
      wrong.put(name, "expected LG and 19 digits, found " + code);
    }
    return id.orElse(absent);
  }
}
