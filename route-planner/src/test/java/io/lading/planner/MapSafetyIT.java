package io.lading.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.browser.Chromium;
import io.lading.browser.Page;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Shipment;
import java.net.URLEncoder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The map is served where departures are ordered: no word of a message or of a link may run on it.
 */
class MapSafetyIT {

  private static final String HOSTILE = "<img src=x onerror=\"document.title='ran'\">";
  private static final String OWN_TILES = "/tiles/{z}/{x}/{y}.png";

  private final Region region = new Region();

  @TempDir Path folder;

  @BeforeEach
  void fleet() {
    region.warehouse(30.25, 120.17);
    region.courier(11, "8", 8);
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void markupInALinkIsShownAsText() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = known();
      page.open(
          planner.url(
              "/map.html?tiles=%s&attribution=%s".formatted(encoded(OWN_TILES), encoded(HOSTILE))));
      page.awaitText(".leaflet-control-attribution", HOSTILE);
      nothingHostileIsThere(page);
      page.open(planner.url("/map.html?warehouse=" + encoded(HOSTILE)));
      page.awaitText("#status", HOSTILE);
      nothingHostileIsThere(page);
    }
  }

  @Test
  void markupInAPackageNumberIsShownAsText() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = known();
      region.publish(
          StatusEvents.confirmed(1, parcel("1")), StatusEvents.confirmed(2, parcel("99")));
      region.awaitQuiet();
      page.open(planner.url("/map.html?warehouse=1"));
      page.awaitText("#unassigned", HOSTILE);
      page.tabTo("[data-key^=R]");
      page.awaitText(".leaflet-tooltip", HOSTILE);
      nothingHostileIsThere(page);
    }
  }

  @Test
  void markupThatGetsInNeverthelessDoesNotRun() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      page.open(known().url("/map.html"));
      String refused =
          """
          new Promise(told => {
            document.addEventListener('securitypolicyviolation', e => told(e.effectiveDirective));
            document.addEventListener('ran', () => told('it ran'));
            document.body.insertAdjacentHTML('beforeend', `<img src="/x" onerror="document.dispatchEvent(new Event('ran'))">`);
          })
          """;
      assertThat(page.value(refused).asString()).isEqualTo("script-src-attr");
    }
  }

  @Test
  void tilesComeByHttpOnlyAndTheFormKeepsThem() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      RunningPlanner planner = known();
      for (String refused : new String[] {"data:image/png,{z}", "javascript:{z}", "/{town}.png"}) {
        page.open(planner.url("/map.html?tiles=" + encoded(refused)));
        page.awaitText("#status", "0 stops");
        assertThat(page.count(".leaflet-tile")).as(refused).isZero();
        assertThat(page.text(".leaflet-control-attribution")).contains("no tiles");
      }
      page.open(planner.url("/map.html?tiles=%s&attribution=us".formatted(encoded(OWN_TILES))));
      page.awaitThat("document.querySelector('.leaflet-tile')?.src.includes('/tiles/2/')");
      page.value("document.querySelector('#choice button').click()");
      page.awaitThat("location.search.startsWith('?warehouse=1&')");
      page.awaitText(".leaflet-control-attribution", "us");
      page.awaitThat("document.querySelector('.leaflet-tile')?.src.includes('/tiles/2/')");
    }
  }

  private RunningPlanner known() {
    RunningPlanner planner = region.planner();
    region.awaitQuiet();
    return planner;
  }

  private static Shipment parcel(String kilograms) {
    var destination = new Destination(null, 30.2, 120.1);
    return StatusEvents.shipment(HOSTILE, destination, kilograms, DeliveryWindow.ALWAYS);
  }

  private static void nothingHostileIsThere(Page page) {
    assertThat(page.count("[onerror]")).isZero();
    assertThat(page.value("document.title").asString()).isEqualTo("Lading routes");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
