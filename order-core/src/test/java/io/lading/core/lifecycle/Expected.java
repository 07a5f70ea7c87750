package io.lading.core.lifecycle;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of src/test/resources/life-cycle: what domain.md says, written by hand. */
record Expected(List<String> columns, List<Row> rows) {

  private static final Map<String, OrderStatus> CODES =
      Map.ofEntries(
          Map.entry("PEN", OrderStatus.PENDING),
          Map.entry("CON", OrderStatus.CONFIRMED),
          Map.entry("SHI", OrderStatus.SHIPPED),
          Map.entry("WAC", OrderStatus.WAREHOUSE_ACCEPTED),
          Map.entry("WOU", OrderStatus.WAREHOUSE_OUTBOUND),
          Map.entry("CAC", OrderStatus.CARRIER_ACCEPTED),
          Map.entry("PIC", OrderStatus.PICKED_UP),
          Map.entry("OUT", OrderStatus.OUT_FOR_DELIVERY),
          Map.entry("DEL", OrderStatus.DELIVERED),
          Map.entry("REJ", OrderStatus.REJECTED),
          Map.entry("COM", OrderStatus.COMPLETED),
          Map.entry("WIN", OrderStatus.WAREHOUSE_INTERCEPTING),
          Map.entry("DIN", OrderStatus.DELIVERY_INTERCEPTING),
          Map.entry("RTG", OrderStatus.RETURNING),
          Map.entry("RTD", OrderStatus.RETURNED),
          Map.entry("CAN", OrderStatus.CANCELLED));

  /** Where a package stands, and what is expected of it in each column. */
  record Row(Standing standing, List<String> cells) {}

  /** One cell, with where it stands in the table. */
  record Cell(Standing standing, String column, String expected) {}

  static Expected table(FulfilmentMode mode, String name) {
    List<List<String>> lines =
        text(mode)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .dropWhile(line -> !line.equals("[" + name + "]"))
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .map(line -> Arrays.asList(line.strip().split("\\s+")))
            .toList();
    return new Expected(
        lines.getFirst(),
        lines.stream()
            .skip(1)
            .map(line -> new Row(standing(line.getFirst()), line.subList(1, line.size())))
            .toList());
  }

  Stream<Cell> cells() {
    return rows.stream()
        .flatMap(
            row ->
                IntStream.range(0, row.cells().size())
                    .mapToObj(i -> new Cell(row.standing(), columns.get(i), row.cells().get(i))));
  }

  List<Standing> standings() {
    return rows.stream().map(Row::standing).toList();
  }

  static OrderStatus status(String code) {
    OrderStatus status = CODES.get(code);
    if (status == null) {
      throw new IllegalArgumentException("No status is written " + code);
    }
    return status;
  }

  static Standing standing(String text) {
    String[] parts = text.split("@");
    return new Standing(status(parts[0]), status(parts[parts.length - 1]));
  }

  private static String text(FulfilmentMode mode) {
    String path = "/life-cycle/" + mode + ".txt";
    try (InputStream in = Expected.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Missing: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
