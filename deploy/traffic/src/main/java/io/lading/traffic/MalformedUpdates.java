package io.lading.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classes of malformed order updates, a message each, of every type of input: each has to end as
 * one dead letter with its code that names every wrong field, and none may harm its neighbours or
 * touch its order. Those with wrong fields are the lines of malformed-updates.txt.
 */
public final class MalformedUpdates {
  private static final String UNREADABLE = "UNREADABLE_EVENT";
  private static final String UNKNOWN = "UNKNOWN_TYPE";
  private static final String INVALID = "INVALID_EVENT";
  private static final String STATUS = "status-update";
  private static final List<String> TYPES =
      List.of(STATUS, "intercept-answered", "update", "cancel", "checkpoint");
  private static final String PREFIX = "io.lading.order.";

  /** What each of the types needs. */
  private static final String GOOD =
      """
      "lgOrderCode":"ORDER", "status":"DELIVERED", "outcome":"CAUGHT", "changes":{"buyerName":"b"}\
      """;

  private static final Pattern REPEATED = Pattern.compile("x\\{([0-9]+)}");
  private static final int TWO_MEGABYTES = 2 << 20;

  private final String lgOrderCode;
  private final List<Update> updates = new ArrayList<>();

  private MalformedUpdates(String lgOrderCode) {
    this.lgOrderCode = lgOrderCode;
  }

  /**
   * @param message with the code of the dead letter it has to become
   * @param fields every wrong one, as the dead letter names them; none if it cannot be read
   */
  public record Update(MalformedMessages.Message message, List<String> fields) {
    @Override
    public String toString() {
      return message.name();
    }
  }

  /** All classes; the order they are about must not change. The last is larger than 1 MiB. */
  public static List<Update> about(String lgOrderCode) {
    MalformedUpdates all = new MalformedUpdates(lgOrderCode);
    TYPES.forEach(all::unreadable);
    table().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(all::invalid);
    all.wrongTypes();
    all.wrongEnvelope();
    all.tooMuch();
    return List.copyOf(all.updates);
  }

  private static Stream<String> table() {
    try (InputStream in = MalformedUpdates.class.getResourceAsStream("malformed-updates.txt")) {
      if (in == null) {
        throw new IllegalStateException("malformed-updates.txt is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unreadable(String type) {
    String good = json("…");
    add(type, "tombstone", null);
    add(type, "empty value", new byte[0]);
    add(type, "truncated JSON", good.substring(0, good.length() - 2).getBytes(UTF_8));
    add(type, "trailing garbage", (good + "]").getBytes(UTF_8));
    add(type, "array at the root", ("[" + good + "]").getBytes(UTF_8));
    add(type, "Latin-1", json("\"description\":\"é\", …").getBytes(ISO_8859_1));
    add(type, "UTF-16", good.getBytes(UTF_16BE));
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    add(type, "depth 10000", json("\"x\":" + deep + ", …").getBytes(UTF_8));
  }

  /** As malformed-updates.txt explains it. */
  private void invalid(String line) {
    List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    String type = cells.get(0).substring(0, cells.get(0).indexOf(' '));
    String name = cells.get(0).substring(type.length() + 1);
    for (String each : type.equals("*") ? TYPES : List.of(type)) {
      Map<String, String> headers = Map.of("ce_type", PREFIX + each);
      byte[] value = json(cells.get(1)).getBytes(UTF_8);
      add(each + ": " + name, headers, value, INVALID, cells.get(2).split(" "));
    }
  }

  private void wrongTypes() {
    add("no type", Map.of(), UNKNOWN);
    add("unknown type", Map.of("ce_type", PREFIX + "status-updated"), UNKNOWN);
    add("type of the future", Map.of("ce_type", PREFIX + "status-update.v2"), UNKNOWN);
    add("what we say ourselves", Map.of("ce_type", PREFIX + "status-changed"), UNKNOWN);
  }

  private void wrongEnvelope() {
    String type = PREFIX + STATUS;
    add("ce_time is no time", Map.of("ce_type", type, "ce_time", "noon"), INVALID, "ce_time");
    add("empty ce_id", Map.of("ce_type", type, "ce_id", ""), INVALID, "ce_id");
    add("no number", Map.of("ce_type", type, "lading-retry", "again"), INVALID, "lading-retry");
    add("version 9", Map.of("ce_type", type, "ce_specversion", "9"), INVALID, "ce_specversion");
    String data = json("\"lgOrderCode\":\"ORDER\", \"status\":\"LOST\"");
    String event = "{\"type\":\"%s\",\"data\":%s}".formatted(type, data);
    Map<String, String> headers = Map.of("content-type", "application/cloudevents+json");
    add("structured mode", headers, event.getBytes(UTF_8), INVALID, "/data/status");
  }

  private void tooMuch() {
    add(STATUS, "number of 10000 digits", json("\"x\":1" + "0".repeat(9_999)).getBytes(UTF_8));
    add(STATUS, "name of 10000 characters", json("\"x{10000}\":1, …").getBytes(UTF_8));
    byte[] large = new byte[TWO_MEGABYTES];
    Arrays.fill(large, (byte) ' ');
    byte[] good = json("…").getBytes(UTF_8);
    System.arraycopy(good, 0, large, 0, good.length);
    add(STATUS, "2 MB", large);
  }

  /** Cannot be read. */
  private void add(String type, String name, byte @Nullable [] value) {
    add(type + ": " + name, Map.of("ce_type", PREFIX + type), value, UNREADABLE);
  }

  private void add(String name, Map<String, String> headers, String code, String... fields) {
    add(name, headers, json("…").getBytes(UTF_8), code, fields);
  }

  private void add(
      String name,
      Map<String, String> headers,
      byte @Nullable [] value,
      String code,
      String... fields) {
    Map<String, byte[]> raw = new TreeMap<>();
    raw.put("ce_id", name.getBytes(UTF_8));
    headers.forEach((header, text) -> raw.put(header, text.getBytes(UTF_8)));
    var message = new MalformedMessages.Message(name, raw, name.getBytes(UTF_8), value, code);
    updates.add(new Update(message, List.of(fields)));
  }

  /** Of members as malformed-updates.txt writes them. */
  private String json(String members) {
    String written = members.replace("…", GOOD).replace("ORDER", lgOrderCode);
    return "{"
        + REPEATED
            .matcher(written)
            .replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1))))
        + "}";
  }
}
