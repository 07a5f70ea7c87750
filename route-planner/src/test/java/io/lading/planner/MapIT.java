package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map page in a real browser, without tiles and without anybody else's server. */
class MapIT {

  private static final int PARCELS = 24;

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
  void routesStopsLoadAndDistanceAreShownAndRefreshed() throws Exception {
    Chromium browser = Chromium.demand(folder);
    RunningPlanner planner = planned();
    String url = planner.url("/map.html?warehouse=1");
    String page = browser.dom(url);
    assertThat(count(page, "data-route=\"R")).isEqualTo(routes());
    assertThat(count(page, "class=\"stop")).isEqualTo(PARCELS);
    assertThat(count(page, "class=\"depot")).isEqualTo(routes());
    assertThat(count(page, "leaflet-interactive\" stroke=")).isEqualTo(routes());
    assertThat(page).contains(PARCELS + " stops").contains(" of 8 stops").contains(" km, ");
    assertThat(page).contains("TOO_HEAVY");
    Path picture = Path.of("target", "map.png");
    browser.screenshot(url, picture);
    assertThat(Files.size(picture)).isGreaterThan(20_000);
    String route =
        region.rows("SELECT 'R' || min(route_id) FROM routing.delivery_route").getFirst();
    planner.post("/routes/" + route + "/departure");
    assertThat(browser.dom(url)).contains(route + " · ").contains("· departed");
    region.tell("route-finished", "{\"routeId\":\"%s\"}".formatted(route));
    region.awaitQuiet();
    assertThat(browser.dom(url)).doesNotContain(route + " · ");
    assertThat(browser.dom(url + "&live=false")).contains(route + " · ").contains("· finished");
  }

  @Test
  void aWarehouseThatNobodyKnowsIsToldOf() throws Exception {
    Chromium browser = Chromium.demand(folder);
    RunningPlanner planner = region.planner();
    assertThat(browser.dom(planner.url("/map.html?warehouse=99")))
        .contains("nothing is known of warehouse 99");
  }

  private RunningPlanner planned() {
    RunningPlanner planner = region.planner();
    for (int order = 1; order <= PARCELS; order++) {
      double lat = 30.18 + (order * 37 % 100) / 700.0;
      double lon = 120.08 + (order * 61 % 100) / 600.0;
      region.publish(StatusEvents.confirmed(order, StatusEvents.to(lat, lon)));
    }
    var heavy =
        StatusEvents.shipment(
            "p1", new Destination(null, 30.2, 120.1), "99", DeliveryWindow.ALWAYS);
    region.publish(StatusEvents.confirmed(99, heavy));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> region.number("SELECT count(*) FROM routing.route_stop WHERE live") == PARCELS);
    region.awaitQuiet();
    return planner;
  }

  private int routes() {
    return (int) region.number("SELECT count(*) FROM routing.delivery_route WHERE state IN (0, 1)");
  }

  private static int count(String page, String part) {
    return (int) Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
  }
}
