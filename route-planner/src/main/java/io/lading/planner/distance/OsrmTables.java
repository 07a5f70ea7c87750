package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table service of OSRM, or of anything that speaks like it, over HTTP.
 *
 * @param service where it is, with the profile: {@code http://osrm:5000/table/v1/driving}
 * @param mostPlaces in one question; OSRM's own default is 100
 * @param patience how long a whole answer may take, from the question to the last byte
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
    JsonNode answer = read(ask(question(from, to)));
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
            .map(place -> plain(place.lon()) + "," + plain(place.lat()))
            .collect(Collectors.joining(";"));
    return URI.create(
        "%s/%s?annotations=distance,duration&sources=%s&destinations=%s"
            .formatted(
                service,
                places,
                numbered(0, from.size()),
                numbered(from.size(), from.size() + to.size())));
  }

  /** Without an exponent: OSRM understands none. */
  private static String plain(double degrees) {
    return BigDecimal.valueOf(degrees).toPlainString();
  }

  private static String numbered(int first, int end) {
    return IntStream.range(first, end).mapToObj(Integer::toString).collect(Collectors.joining(";"));
  }

  /** A request's own timeout ends with the headers of its answer; this one is for all of it. */
  private byte[] ask(URI question) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> answer = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != OK) {
        throw new RoadsUnavailable("the table service answers " + answer.statusCode(), null);
      }
      return answer.body();
    } catch (ExecutionException e) {
      throw new RoadsUnavailable("the table service: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new RoadsUnavailable("the table service takes longer than " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RoadsUnavailable("interrupted", e);
    } finally {
      exchange.cancel(true);
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new RoadsUnavailable("the table service: " + e, e);
    }
  }

  private static int[][] numbers(JsonNode rows, int height, int width) {
    requireSize("rows", rows, height);
    int[][] numbers = new int[height][width];
    for (int row = 0; row < height; row++) {
      JsonNode columns = rows.path(row);
      requireSize("numbers in row " + row, columns, width);
      for (int column = 0; column < width; column++) {
        numbers[row][column] = number(columns.path(column));
      }
    }
    return numbers;
  }

  private static void requireSize(String what, JsonNode values, int expected) {
    if (!values.isArray() || values.size() != expected) {
      throw new RoadsUnavailable(
          "the table service gives %d %s, expected %d".formatted(values.size(), what, expected),
          null);
    }
  }

  /** Null is no way, and so is what is longer than any. */
  private static int number(JsonNode value) {
    if (value.isNull()) {
      return Matrix.UNREACHABLE;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new RoadsUnavailable("the table service gives " + value + " for a way", null);
    }
    return number <= Matrix.LONGEST ? (int) Math.round(number) : Matrix.UNREACHABLE;
  }
}
