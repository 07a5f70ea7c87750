package io.lading.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A real city with its real place (WGS 84 degrees); weight: how often it is chosen. */
record City(
    String code, String name, String province, String country, double lat, double lon, int weight) {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /** The table of cities that comes with this module. */
  static List<City> all() {
    InputStream table =
        Objects.requireNonNull(City.class.getResourceAsStream("cities.csv"), "cities.csv");
    try (var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
        var rows = FORMAT.parse(reader)) {
      return rows.stream().map(City::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cities.csv cannot be read", e);
    }
  }

  boolean chinese() {
    return country.equals("CN");
  }

  private static City of(CSVRecord row) {
    return new City(
        row.get("code"),
        row.get("name"),
        row.get("province"),
        row.get("country"),
        Double.parseDouble(row.get("lat")),
        Double.parseDouble(row.get("lon")),
        Integer.parseInt(row.get("weight")));
  }
}
