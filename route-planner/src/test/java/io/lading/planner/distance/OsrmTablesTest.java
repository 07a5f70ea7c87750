package io.lading.planner.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsrmTablesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server = server();

  @BeforeEach
  void start() {
    server.createContext("/table/v1/driving/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void rowsAndColumnsAreWhereTheyBelong() {
    Table table = tables(100).table(places(1, 3), places(3, 6));
    assertThat(table.metres()).isEqualTo(new int[][] {{103, 104, 105}, {203, 204, 205}});
    assertThat(table.seconds()).isEqualTo(new int[][] {{10, 10, 10}, {20, 20, 20}});
    assertThat(asked)
        .containsExactly(
            "100.0,1.0;100.0,2.0;100.0,3.0;100.0,4.0;100.0,5.0"
                + " annotations=distance,duration&sources=0;1&destinations=2;3;4");
  }

  @Test
  void whatHasNoWayIsUnreachable() {
    assertThat(tables(100).table(places(1, 2), places(66, 67)).metres()[0][0])
        .isEqualTo(Matrix.UNREACHABLE);
  }

  @Test
  void coordinatesAreWrittenWithoutExponents() {
    tables(100).table(List.of(new Location(0.0005, -0.00001)), places(1, 2));
    assertThat(asked.getFirst()).startsWith("-0.000010,0.00050;100.0,1.0 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"distances\":[[1,2],[3]],\"durations\":[[1,2],[3,4]]",
        "\"distances\":[[1,2],[3,4]],\"durations\":[[1,2],[3]]",
        "\"distances\":[[1,2]],\"durations\":[[1,2],[3,4]]",
        "\"distances\":[[1,2],[3,4]]",
        "\"distances\":[[1,2],[3,-4]],\"durations\":[[1,2],[3,4]]",
        "\"distances\":[[1,2],[3,4]],\"durations\":[[1,2],[3,1e999]]",
        "\"distances\":[[1,2],[3,\"far\"]],\"durations\":[[1,2],[3,4]]"
      })
  void aTableThatIsNotWholeIsNoAnswer(String tables) {
    server.createContext("/part/", exchange -> send(exchange, "{\"code\":\"Ok\"," + tables + "}"));
    OsrmTables part = tables(URI.create(base() + "/part"), PATIENCE);
    assertThatExceptionOfType(RoadsUnavailable.class)
        .isThrownBy(() -> part.table(places(1, 3), places(3, 5)));
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsNotWaitedForForEver() {
    CountDownLatch ended = new CountDownLatch(1);
    server.createContext(
        "/stalls/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().flush();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    OsrmTables stalls = tables(URI.create(base() + "/stalls"), Duration.ofMillis(300));
    assertTimeoutPreemptively(
        PATIENCE,
        () ->
            assertThatExceptionOfType(RoadsUnavailable.class)
                .isThrownBy(() -> stalls.table(places(1, 2), places(2, 3)))
                .withMessageContaining("longer than PT0.3S"));
    ended.countDown();
  }

  @Test
  void anythingElseThanATableIsNoAnswer() {
    URI elsewhere = URI.create(base() + "/nothing");
    OsrmTables tables = tables(elsewhere, PATIENCE);
    assertThatExceptionOfType(RoadsUnavailable.class)
        .isThrownBy(() -> tables.table(places(1, 2), places(2, 3)));
  }

  private OsrmTables tables(int most) {
    return new OsrmTables(
        HttpClient.newHttpClient(), URI.create(base() + "/table/v1/driving"), most, PATIENCE);
  }

  private static OsrmTables tables(URI service, Duration patience) {
    return new OsrmTables(HttpClient.newHttpClient(), service, 100, patience);
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** From latitude i to latitude j it is 100 i + j metres; to 66 there is no way. */
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String places = path.substring(path.lastIndexOf('/') + 1);
    String query = exchange.getRequestURI().getQuery();
    asked.add(places + " " + query);
    List<Integer> lats =
        Arrays.stream(places.split(";"))
            .map(place -> (int) Double.parseDouble(place.split(",")[1]))
            .toList();
    List<Integer> from = numbers(query, "sources", lats);
    List<Integer> to = numbers(query, "destinations", lats);
    String body =
        "{\"code\":\"Ok\",\"distances\":%s,\"durations\":%s}"
            .formatted(
                rows(from, to, (i, j) -> j == 66 ? "null" : 100 * i + j + ".2"),
                rows(from, to, (i, j) -> j == 66 ? "null" : 10 * i + ""));
    send(exchange, body);
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private interface Cell {
    String of(int from, int to);
  }

  private static String rows(List<Integer> from, List<Integer> to, Cell cell) {
    return from.stream()
        .map(i -> to.stream().map(j -> cell.of(i, j)).collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static List<Integer> numbers(String query, String name, List<Integer> lats) {
    String value = query.replaceAll(".*" + name + "=([0-9;]+).*", "$1");
    return Arrays.stream(value.split(";")).map(n -> lats.get(Integer.parseInt(n))).toList();
  }

  private static List<Location> places(int from, int to) {
    return IntStream.range(from, to).mapToObj(lat -> new Location(lat, 100)).toList();
  }
}
