package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table service of OSRM, or of anything that speaks like it, over HTTP; large tables part by
 * part.
 *
 * @param service where it is, with the profile: {@code http://osrm:5000/table/v1/driving}
 * @param mostPlaces in one question; OSRM's own default is 100
 */
public record OsrmTables(HttpClient http, URI service, int mostPlaces, Duration patience)
    implements TableSource {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OK = 200;

  public OsrmTables {
    if (mostPlaces < 2) {
      throw new IllegalArgumentException("mostPlaces must be at least 2, is " + mostPlaces);
    }
  }

  @Override
  public Table table(List<Location> from, List<Location> to) {
    Table whole = Table.of(from.size(), to.size());
    int rows = Math.min(Math.max(1, from.size()), mostPlaces / 2);
    int columns = mostPlaces - rows;
    for (int row = 0; row < from.size(); row += rows) {
      List<Location> sources = from.subList(row, Math.min(from.size(), row + rows));
      for (int column = 0; column < to.size(); column += columns) {
        List<Location> ends = to.subList(column, Math.min(to.size(), column + columns));
        whole.put(part(sources, ends), row, column);
      }
    }
    return whole;
  }

  private Table part(List<Location> from, List<Location> to) {
    JsonNode answer = ask(question(from, to));
    if (!answer.path("code").asString("").equals("Ok")) {
      throw new RoadsUnavailable("the table service says " + answer.path("code"), null);
    }
    return new Table(
        numbers(answer.path("distances"), from.size(), to.size()),
        numbers(answer.path("durations"), from.size(), to.size()));
  }

  private URI question(List<Location> from, List<Location> to) {
    String places =
        Stream.concat(from.stream(), to.stream())
            .map(place -> place.lon() + "," + place.lat())
            .collect(Collectors.joining(";"));
    return URI.create(
        "%s/%s?annotations=distance,duration&sources=%s&destinations=%s"
            .formatted(
                service,
                places,
                numbered(0, from.size()),
                numbered(from.size(), from.size() + to.size())));
  }

  private static String numbered(int first, int end) {
    return IntStream.range(first, end).mapToObj(Integer::toString).collect(Collectors.joining(";"));
  }

  private JsonNode ask(URI question) {
    try {
      HttpRequest request = HttpRequest.newBuilder(question).timeout(patience).build();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new RoadsUnavailable("the table service answers " + answer.statusCode(), null);
      }
      return JSON.readTree(answer.body());
    } catch (IOException | JacksonException e) {
      throw new RoadsUnavailable("the table service: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RoadsUnavailable("interrupted", e);
    }
  }

  private static int[][] numbers(JsonNode rows, int height, int width) {
    if (rows.size() != height || height > 0 && rows.path(0).size() != width) {
      throw new RoadsUnavailable(
          "the table service gives %d rows, expected %d of %d numbers"
              .formatted(rows.size(), height, width),
          null);
    }
    int[][] numbers = new int[height][width];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        numbers[row][column] = number(rows.path(row).path(column));
      }
    }
    return numbers;
  }

  private static int number(JsonNode value) {
    double number = value.isNumber() ? value.doubleValue() : -1;
    boolean possible = number >= 0 && number <= Matrix.LONGEST;
    return possible ? (int) Math.round(number) : Matrix.UNREACHABLE;
  }
}
