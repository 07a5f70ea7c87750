package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.browser.Chromium;
import io.lading.browser.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operators' page in a real browser, one page for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsPageIT {

  private static final String PENDING = "#orders [data-status=PENDING] .number";

  private ShownOrders shown;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    page = Chromium.demand(folder).page();
    shown = new ShownOrders();
  }

  @AfterAll
  void close() throws Exception {
    if (page != null) {
      page.close();
    }
    if (shown != null) {
      shown.close();
    }
  }

  @BeforeEach
  void onADesk() {
    page.resize(1280, 900);
    page.live("en-GB", "Asia/Shanghai");
    page.prefer("prefers-color-scheme", "light");
  }

  @Test
  void figuresMoveWithoutBeingAskedFor() throws Exception {
    page.open(shown.url("/operations.html?lang=en"));
    page.awaitText("#orders [data-status=SHIPPED] .number", "1");
    page.awaitText("[data-figure='operations.rate.events'] .figure", "per second");
    String drawn =
        "[...document.querySelectorAll(\"[data-figure='operations.rate.events'] polyline\")]"
            + ".at(-1)?.points.length ?? 0";
    page.awaitThat(drawn + " >= 2");
    page.value("document.isTheSame = true");
    int before = Integer.parseInt(page.text(PENDING));
    shown.twins();
    page.awaitText(PENDING, "" + (before + 2));
    page.awaitThat(drawn + " >= 4");
    assertThat(page.text("#short")).contains("2");
    assertThat(page.is("document.isTheSame")).isTrue();
    assertThat(
            page.value(
                    "document.querySelector(\"[data-figure='operations.low']"
                        + " svg\").getAttribute('aria-label')")
                .asString())
        .contains("in the last 5 minutes");
    assertThat(Contrast.tooLow(page)).isEmpty();
    page.screenshotOfAll(Path.of("target", "operations.png"));
  }

  @Test
  void whatIsNotKnownSaysWhyAndIsNeverZero() throws Exception {
    page.open(shown.url("/operations.html?lang=en"));
    page.awaitText("[data-figure='operations.outbox.age'] .figure", "no relay has ever published");
    page.awaitText("#topics", "lading.trade-events.v1.dlt");
    page.awaitText("#topics .unknown", "unknown: there is no such topic");
    page.awaitText("[data-figure='operations.letters'] .figure", "no such topic");
    assertThat(page.count("[data-figure='operations.letters'] polyline")).isZero();
    page.value("document.getElementById('language').click()");
    page.awaitText("#topics .unknown", "未知：没有这个主题");
  }

  @Test
  void aServiceThatIsAwayIsToldOfAndSoIsItsReturn() throws Exception {
    page.live("zh-CN", "Asia/Shanghai");
    page.prefer("prefers-color-scheme", "dark");
    page.resize(360, 740);
    page.open(shown.url("/operations.html"));
    page.awaitText("#orders [data-status=SHIPPED] .number", "1");
    assertThat(page.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
    assertThat(Contrast.tooLow(page)).isEmpty();
    page.screenshotOfAll(Path.of("target", "operations-phone.png"));
    shown.projector.stop();
    page.awaitText("#trouble", "已过时");
    page.awaitText("[data-figure='operations.lag'] .figure", "未知");
    shown.open();
    page.awaitThat("document.getElementById('trouble').textContent === ''");
  }
}
