package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Distances of a table service, in time and late. */
class RoadsIT {

  /** Whatever way it is, it is so long. */
  private static final int METRES = 4_321;

  private static final Pattern SOURCES = Pattern.compile("sources=([0-9;]+)");
  private static final Pattern ENDS = Pattern.compile("destinations=([0-9;]+)");

  private final CountDownLatch open = new CountDownLatch(1);
  private final Region region = new Region();
  private final HttpServer tables = server();
  private volatile String island = "nowhere";

  @BeforeEach
  void start() {
    tables.createContext("/table/v1/driving/", this::answer);
    tables.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    tables.start();
    region.warehouse(30.25, 120.17);
    region.courier(11, "20", 10);
  }

  @AfterEach
  void stop() {
    open.countDown();
    tables.stop(0);
    region.close();
  }

  @Test
  void routesAreAsLongAsTheRoadsAre() {
    open.countDown();
    region.planner(service(), "--lading.planner.roads.patience=10s");
    publish();
    awaitDistance(4L * METRES);
    assertThat(region.rows("SELECT DISTINCT leg_distance FROM routing.route_stop"))
        .containsExactly(Integer.toString(METRES));
    region.everyInvariantHolds();
  }

  @Test
  void aLateAnswerDelaysNobodyAndIsPlannedByWhenItComes() {
    region.planner(service(), "--lading.planner.roads.patience=30ms");
    publish();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == 3);
    assertThat(region.number("SELECT estimated_distance FROM routing.delivery_route"))
        .isNotEqualTo(4L * METRES);
    open.countDown();
    awaitDistance(4L * METRES);
    assertThat(region.number("SELECT version FROM routing.delivery_route")).isGreaterThan(1);
    region.awaitQuiet();
    region.everyInvariantHolds();
  }

  @Test
  void anUnreachableStopSaysSoAndTheOthersArePlanned() {
    open.countDown();
    island = "120.1,30.23";
    region.planner(service(), "--lading.planner.roads.patience=10s");
    publish();
    awaitDistance(3L * METRES);
    assertThat(region.rows("SELECT reason FROM routing.parcel ORDER BY order_id"))
        .containsExactly("NULL", "NULL", "UNREACHABLE");
    region.everyInvariantHolds();
  }

  private String service() {
    return "--lading.planner.roads.tables=http://127.0.0.1:%d/table/v1/driving"
        .formatted(tables.getAddress().getPort());
  }

  private void publish() {
    for (int order = 1; order <= 3; order++) {
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(30.2 + order / 100.0, 120.1)));
    }
  }

  private void awaitDistance(long metres) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(region.rows("SELECT estimated_distance FROM routing.delivery_route"))
                    .containsExactly(Long.toString(metres)));
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      open.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String query = exchange.getRequestURI().getQuery();
    String table = table(exchange.getRequestURI().getPath(), query);
    byte[] body =
        "{\"code\":\"Ok\",\"distances\":%s,\"durations\":%s}"
            .formatted(table, table)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String table(String path, String query) {
    String[] places = path.substring(path.lastIndexOf('/') + 1).split(";");
    return chosen(SOURCES, query)
        .map(
            from ->
                chosen(ENDS, query)
                    .map(
                        to -> isIsland(places[from]) == isIsland(places[to]) ? "" + METRES : "null")
                    .collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private boolean isIsland(String place) {
    return place.startsWith(island);
  }

  private static Stream<Integer> chosen(Pattern numbers, String query) {
    Matcher matcher = numbers.matcher(query);
    return matcher.find()
        ? Stream.of(matcher.group(1).split(";")).map(Integer::valueOf)
        : Stream.empty();
  }
}
