package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.browser.Chromium;
import io.lading.browser.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page that shows openapi.json, in a real browser, without anybody else's server. */
class DocsIT {

  private final Projector projector = new Projector();

  @TempDir Path folder;

  @BeforeEach
  void start() {
    projector.start();
  }

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void everyOperationIsShownAndNothingComesFromElsewhere() throws Exception {
    JsonNode document = projector.json("/openapi.json");
    URI address = projector.uri("/docs");
    try (Page page = Chromium.demand(folder).page()) {
      page.open(address.toString());
      page.awaitThat(
          "document.querySelectorAll('.opblock').length === " + document.path("paths").size());
      assertThat(page.text(".info .title"))
          .contains(document.path("info").path("title").stringValue());
      assertThat(page.count(".errors")).isZero();
      page.value("document.querySelector('#operations-Stock-low button').click()");
      page.awaitText("#operations-Stock-low .parameters", "Fewer pieces than this are available");
      assertThat(
              page.value("performance.getEntriesByType('resource').map(entry => entry.name)")
                  .valueStream()
                  .map(JsonNode::stringValue))
          .isNotEmpty()
          .allMatch(name -> URI.create(name).getAuthority().equals(address.getAuthority()));
      look(page);
    }
  }

  /** For whoever wants to see it. */
  private static void look(Page page) throws Exception {
    Path file = Path.of("target", "docs.png");
    page.screenshot(file);
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void whatGetsInNeverthelessReachesNobodyElse() throws Exception {
    try (Page page = Chromium.demand(folder).page()) {
      page.open(projector.uri("/docs").toString());
      String refused =
          """
          new Promise(told => {
            document.addEventListener('securitypolicyviolation', e => told(e.effectiveDirective));
            fetch('http://elsewhere.invalid/').catch(() => {});
          })
          """;
      assertThat(page.value(refused).asString()).isEqualTo("connect-src");
    }
  }
}
