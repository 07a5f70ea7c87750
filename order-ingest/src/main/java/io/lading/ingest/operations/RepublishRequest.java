package io.lading.ingest.operations;

import io.lading.core.model.LgOrderCode;
import io.lading.core.outbox.PublishedRows.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to publish again: exactly one of {fromId, toId}, {from, to} and {lgOrderCode}, and after
 * which id to go on. Either a range or, by field, everything that is wrong.
 */
final class RepublishRequest {

  static final Set<String> FIELDS =
      Set.of("fromId", "toId", "from", "to", "lgOrderCode", "afterId");

  private static final String RANGES = "expected one of {fromId, toId}, {from, to}, {lgOrderCode}";

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final Map<String, Object> given;
  private final Map<String, String> wrong = new TreeMap<>();

  private RepublishRequest(Map<String, Object> given) {
    this.given = given;
  }

  sealed interface Reading {
    record Asked(Range range, long afterId) implements Reading {}

    record Refused(Map<String, String> fields) implements Reading {}
  }

  static Reading read(Map<String, Object> given) {
    return new RepublishRequest(given).read();
  }

  private Reading read() {
    given.keySet().stream()
        .filter(name -> !FIELDS.contains(name))
        .forEach(name -> wrong.put(name, "is not known here"));
    long afterId = given.containsKey("afterId") ? id("afterId", 0) : 0;
    Range range = range();
    return range == null || !wrong.isEmpty()
        ? new Reading.Refused(wrong)
        : new Reading.Asked(range, afterId);
  }

  private @Nullable Range range() {
    boolean ids = given.containsKey("fromId") || given.containsKey("toId");
    boolean times = given.containsKey("from") || given.containsKey("to");
    boolean order = given.containsKey("lgOrderCode");
    Range byIds = ids ? ids() : null;
    Range byTimes = times ? times() : null;
    Range byOrder = order ? order() : null;
    if (kinds(ids, times, order) != 1) {
      wrong.put("range", RANGES);
    }
    return byIds != null ? byIds : byTimes != null ? byTimes : byOrder;
  }

  private static int kinds(boolean... given) {
    int kinds = 0;
    for (boolean each : given) {
      kinds += each ? 1 : 0;
    }
    return kinds;
  }

  private Range ids() {
    long from = id("fromId", 1);
    long to = id("toId", 1);
    if (from > to && !wrong.containsKey("fromId") && !wrong.containsKey("toId")) {
      wrong.put("toId", "expected " + from + " or more, found " + to);
    }
    return new Range.Ids(from, to);
  }

  private @Nullable Range times() {
    Instant from = time("from");
    Instant to = time("to");
    if (from == null || to == null) {
      return null;
    }
    if (!from.isBefore(to)) {
      wrong.put("to", "expected later than " + from + ", found " + to);
    }
    return new Range.Times(from, to);
  }

  private @Nullable Range order() {
    String code = String.valueOf(given.get("lgOrderCode"));
    var id = LgOrderCode.parse(code);
    if (id.isEmpty()) {
      wrong.put("lgOrderCode", "expected LG and 19 digits, found " + code);
      return null;
    }
    return new Range.Order(id.getAsLong());
  }

  private long id(String name, long least) {
    String text = String.valueOf(given.get(name));
    long id = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    if (id < least) {
      wrong.put(
          name,
          given.containsKey(name)
              ? "expected a whole number from " + least + ", found " + text
              : "is missing");
    }
    return id;
  }

  private @Nullable Instant time(String name) {
    if (!given.containsKey(name)) {
      wrong.put(name, "is missing");
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(String.valueOf(given.get(name))).toInstant();
      if (time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException notATime) {
      // Named below.
    }
    wrong.put(name, "expected a time like 2026-11-22T10:00:00Z, found " + given.get(name));
    return null;
  }
}
