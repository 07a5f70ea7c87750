package io.lading.core.reference;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The tables of src/test/resources/life-cycle, looked up as they are written: where a package
 * stands is "PIC", or "DIN@PIC".
 */
final class WrittenRules {

  /** As the head of each file explains its codes. */
  private static final Pattern CODE = Pattern.compile("\\b([A-Z]{3}) ([A-Z_]{4,})");

  private static final Map<FulfilmentMode, WrittenRules> BY_MODE =
      new EnumMap<>(FulfilmentMode.class);

  private final Map<String, String> cells = new HashMap<>();
  private final Map<String, OrderStatus> statuses = new HashMap<>();
  private final Map<OrderStatus, String> codes = new EnumMap<>(OrderStatus.class);

  private WrittenRules(List<String> lines) {
    lines.stream().filter(line -> line.startsWith("#")).forEach(this::explain);
    String table = "";
    List<String> columns = List.of();
    for (String line : lines) {
      List<String> words = Arrays.asList(line.strip().split("\\s+"));
      if (line.startsWith("[")) {
        table = line;
      } else if (line.startsWith(" ")) {
        columns = words;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        for (int i = 1; i < words.size(); i++) {
          cells.put(key(table, words.getFirst(), columns.get(i - 1)), words.get(i));
        }
      }
    }
  }

  static synchronized WrittenRules of(FulfilmentMode mode) {
    return BY_MODE.computeIfAbsent(mode, it -> new WrittenRules(lines(it)));
  }

  /** "=", "F", "F!", "E!", "P", "L", "X" or "-". */
  String milestone(String standing, OrderStatus milestone) {
    return cell("[milestones]", standing, code(milestone));
  }

  /**
   * asked: CANCEL, CAUGHT or LOST. "already", "not-now", "too-late", "invalid", or "+" and where
   * to.
   */
  String cancel(String standing, String asked) {
    return cell("[cancels]", standing, asked);
  }

  boolean isOpen(String standing, String fields) {
    return cell("[fields]", standing, fields).equals("+");
  }

  /** By where the two stand. */
  Map<List<String>, String> twoPackages() {
    var written = new HashMap<List<String>, String>();
    cells.forEach(
        (key, status) -> {
          if (key.startsWith("[two packages]")) {
            String[] words = key.split(" ");
            written.put(List.of(words[2], words[3]), status);
          }
        });
    return written;
  }

  OrderStatus status(String code) {
    return get(statuses, code);
  }

  String code(OrderStatus status) {
    return get(codes, status);
  }

  private String cell(String table, String row, String column) {
    return get(cells, key(table, row, column));
  }

  private void explain(String comment) {
    CODE.matcher(comment)
        .results()
        .forEach(
            found -> {
              OrderStatus status = OrderStatus.valueOf(found.group(2));
              statuses.put(found.group(1), status);
              codes.put(status, found.group(1));
            });
  }

  private static String key(String table, String row, String column) {
    return table + " " + row + " " + column;
  }

  private static <K, V> V get(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("Nothing is written of " + key);
    }
    return value;
  }

  private static List<String> lines(FulfilmentMode mode) {
    try (InputStream in = WrittenRules.class.getResourceAsStream("/life-cycle/" + mode + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("No rules are written for " + mode);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
