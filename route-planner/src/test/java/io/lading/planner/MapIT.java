package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.browser.Chromium;
import io.lading.browser.Page;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map page in a real browser, loaded once, without tiles and without anybody else's server. */
class MapIT {

  private static final int PARCELS = 24;
  private static final String WRONG =
      "document.getElementById('status').classList.contains('wrong')";
  private static final String PRESSED = "#routes [aria-pressed=true]";

  private final Region region = new Region();

  @TempDir Path folder;

  @BeforeEach
  void fleet() {
    region.warehouse(30.25, 120.17);
    for (int courier = 11; courier <= 14; courier++) {
      region.courier(courier, "8", 8);
    }
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void routesStopsLoadAndDistanceAreShown() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      page.open(planned().url("/map.html?warehouse=1"));
      page.awaitText("#status", PARCELS + " stops");
      assertThat(page.count("#routes [data-key^=R]")).isEqualTo(routes());
      assertThat(page.count(".stop")).isEqualTo(PARCELS);
      assertThat(page.count(".depot")).isEqualTo(routes());
      assertThat(page.count("path.leaflet-interactive")).isEqualTo(routes());
      assertThat(page.text("#routes")).contains(" of 8 stops").contains(" km, ");
      assertThat(page.text("#unassigned")).contains("TOO_HEAVY");
      looksLikeSomething(page, 1400, 900, "map.png");
      looksLikeSomething(page, 390, 844, "map-phone.png");
    }
  }

  @Test
  void whatBecomesOfRoutesIsSeenOnTheSamePage() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = planned();
      page.open(planner.url("/map.html?warehouse=1"));
      page.awaitText("#status", PARCELS + " stops");
      page.value("document.isTheSame = true");
      String first = route("min");
      String last = route("max");
      planner.post("/routes/" + first + "/departure");
      page.awaitText(button(first), "· departed");
      region.courier(15, "8", 8);
      region.courier(16, "8", 8);
      publish(PARCELS + 1, PARCELS + 10);
      assertThat(route("max")).as("more than the others can take").isNotEqualTo(last);
      page.awaitText(button(route("max")), "· planned");
      region.tell("route-finished", "{\"routeId\":\"%s\"}".formatted(first));
      page.awaitThat("document.querySelector(`%s`) === null".formatted(button(first)));
      assertThat(page.is("document.isTheSame")).isTrue();
      page.open(planner.url("/map.html?warehouse=1&live=false"));
      page.awaitText(button(first), "· finished");
    }
  }

  @Test
  void aPageThatIsOutOfDateSaysSoAndGoesOnWhenTheServiceIsBack() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = planned();
      String address = planner.url("/map.html?warehouse=1");
      page.open(address);
      page.awaitText("#status", PARCELS + " stops");
      page.value("document.isTheSame = true");
      planner.stop();
      page.awaitText("#status", "Out of date since");
      assertThat(page.is(WRONG)).isTrue();
      assertThat(page.count(".stop")).as("what was known is still there").isEqualTo(PARCELS);
      page.screenshot(Path.of("target", "map-out-of-date.png"));
      region.planner("--server.port=" + URI.create(address).getPort());
      page.awaitText("#status", PARCELS + " stops");
      assertThat(page.is(WRONG)).isFalse();
      region.tell("route-departed", "{\"routeId\":\"%s\"}".formatted(route("min")));
      page.awaitText(button(route("min")), "· departed");
      assertThat(page.is("document.isTheSame")).isTrue();
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsGivenUpAndAskedForAgain() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = region.planner();
      region.awaitQuiet();
      page.open(planner.url("/map.html?warehouse=1"));
      page.awaitText("#status", "0 stops");
      page.leaveUnanswered("*/warehouses/*");
      page.awaitText("#status", "no answer within");
      page.answerAgain();
      page.awaitText("#status", "0 stops");
    }
  }

  @Test
  void theKeysChooseARouteAndStayWhereTheyAreUntilItEnds() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = planned();
      page.open(planner.url("/map.html?warehouse=1"));
      page.awaitText("#status", PARCELS + " stops");
      page.tabTo("[data-key^=\"%s/\"]".formatted(route("max")));
      String stop = page.value("document.activeElement.dataset.key").asString();
      String route = route("min");
      planner.post("/routes/" + route + "/departure");
      page.awaitText(button(route), "· departed");
      assertThat(page.value("document.activeElement.dataset.key").asString()).isEqualTo(stop);
      page.tabTo(button(route));
      page.press("Enter");
      assertThat(page.count(button(route) + "[aria-pressed=true]:focus")).isEqualTo(1);
      assertThat(faded(page)).isPositive();
      page.screenshot(Path.of("target", "map-chosen.png"));
      planner.post("/routes/" + route("max") + "/departure");
      page.awaitText(button(route("max")), "· departed");
      assertThat(page.count(button(route) + "[aria-pressed=true]:focus")).isEqualTo(1);
      region.tell("route-finished", "{\"routeId\":\"%s\"}".formatted(route));
      page.awaitThat("document.querySelector(`%s`) === null".formatted(button(route)));
      assertThat(page.count(PRESSED)).isZero();
      assertThat(faded(page)).isZero();
    }
  }

  @Test
  void aWarehouseThatNobodyKnowsIsToldOf() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      page.open(region.planner().url("/map.html?warehouse=99"));
      page.awaitText("#status", "nothing is known of warehouse 99");
    }
  }

  private RunningPlanner planned() {
    RunningPlanner planner = region.planner();
    var heavy =
        StatusEvents.shipment(
            "p1", new Destination(null, 30.2, 120.1), "99", DeliveryWindow.ALWAYS);
    region.publish(StatusEvents.confirmed(99, heavy));
    publish(1, PARCELS);
    return planner;
  }

  /** Orders of one parcel each; all are on a route then. */
  private void publish(int from, int to) {
    for (int order = from; order <= to; order++) {
      double lat = 30.18 + (order * 37 % 100) / 700.0;
      double lon = 120.08 + (order * 61 % 100) / 600.0;
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(lat, lon)));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == to);
    region.awaitQuiet();
  }

  private int routes() {
    return (int) region.number("SELECT count(*) FROM routing.delivery_route WHERE state IN (0, 1)");
  }

  private String route(String minOrMax) {
    String sql = "SELECT 'R' || %s(route_id) FROM routing.delivery_route WHERE state IN (0, 1)";
    return region.rows(sql.formatted(minOrMax)).getFirst();
  }

  private static String button(String route) {
    return "#routes [data-key=\"%s\"]".formatted(route);
  }

  private static int faded(Page page) {
    return page.value(
            "[...document.querySelectorAll('.stop')].filter(s => s.style.opacity < 1).length")
        .asInt();
  }

  private static void looksLikeSomething(Page page, int width, int height, String name)
      throws Exception {
    page.resize(width, height);
    Path picture = Path.of("target", name);
    page.screenshot(picture);
    assertThat(Files.size(picture)).isGreaterThan(15_000);
  }
}
