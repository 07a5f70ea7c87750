package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lading.core.contract.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Distances of a table service, in time and late. */
class RoadsIT {

  /** Whatever way it is, it is so long. */
  private static final int METRES = 4_321;

  /** Stops on a ring through the warehouse, which is place 0. */
  private static final int RING = 11;

  private static final double RADIUS = 0.02;
  private static final double LON_PER_LAT = 1.1577;

  private static final Pattern SOURCES = Pattern.compile("sources=([0-9;]+)");
  private static final Pattern ENDS = Pattern.compile("destinations=([0-9;]+)");

  private final CountDownLatch open = new CountDownLatch(1);
  private final Region region = new Region();
  private final HttpServer tables = server();
  private volatile Way way = (_, _) -> METRES;

  private interface Way {
    @Nullable Integer metres(Location from, Location to);
  }

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
        .atMost(Duration.ofSeconds(60))
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
    way = (from, to) -> isIsland(from) == isIsland(to) ? METRES : null;
    region.planner(service(), "--lading.planner.roads.patience=10s");
    publish();
    awaitDistance(3L * METRES);
    region.awaitQuiet();
    assertThat(region.rows("SELECT reason FROM routing.parcel ORDER BY order_id"))
        .containsExactly("NULL", "NULL", "UNREACHABLE");
    region.everyInvariantHolds();
  }

  /** The last of the three orders. */
  private static boolean isIsland(Location place) {
    return place.lon() < 120.15 && place.lat() > 30.225;
  }

  @Test
  void whenTheWaysComeNothingOfTheOrderByCrowStaysForItsOwnSake() {
    way = (from, to) -> 1_000 * Math.abs(alongTheRoad(from) - alongTheRoad(to));
    region.planner(
        service(), "--lading.planner.roads.patience=30ms", "--lading.planner.planning.budget=2s");
    for (int order = 1; order < RING; order++) {
      Location place = onTheRing(order);
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(place.lat(), place.lon())));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == RING - 1);
    region.awaitQuiet();
    assertThat(region.rows("SELECT provisional FROM routing.planning")).containsExactly("t");
    open.countDown();
    awaitDistance(2 * 1_000 * (RING - 1));
    region.awaitQuiet();
    assertThat(region.rows("SELECT provisional FROM routing.planning")).containsExactly("f");
    region.everyInvariantHolds();
  }

  private static Location onTheRing(int place) {
    double angle = 2 * Math.PI * place / RING;
    return new Location(
        30.25 + RADIUS * (Math.cos(angle) - 1), 120.17 + RADIUS * LON_PER_LAT * Math.sin(angle));
  }

  /** Neighbours on the ring are four or seven apart on the only road, which is straight. */
  private static int alongTheRoad(Location place) {
    double angle = Math.atan2((place.lon() - 120.17) / LON_PER_LAT, place.lat() - (30.25 - RADIUS));
    return Math.floorMod(4 * Math.round(angle * RING / (2 * Math.PI)), RING);
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
        .atMost(Duration.ofSeconds(60))
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
    List<Location> from = places(exchange, SOURCES);
    List<Location> to = places(exchange, ENDS);
    String table =
        from.stream()
            .map(source -> to.stream().map(end -> way.metres(source, end)).toList().toString())
            .collect(Collectors.joining(",", "[", "]"));
    byte[] body =
        "{\"code\":\"Ok\",\"distances\":%s,\"durations\":%s}"
            .formatted(table, table)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static List<Location> places(HttpExchange exchange, Pattern numbers) {
    String path = exchange.getRequestURI().getPath();
    String[] all = path.substring(path.lastIndexOf('/') + 1).split(";");
    Matcher matcher = numbers.matcher(exchange.getRequestURI().getQuery());
    assertThat(matcher.find()).isTrue();
    return Arrays.stream(matcher.group(1).split(";"))
        .map(number -> all[Integer.parseInt(number)].split(","))
        .map(place -> new Location(Double.parseDouble(place[1]), Double.parseDouble(place[0])))
        .toList();
  }
}
