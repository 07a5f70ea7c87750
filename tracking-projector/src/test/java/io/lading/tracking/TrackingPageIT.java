package io.lading.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.browser.Chromium;
import io.lading.browser.Page;
import io.lading.core.contract.OrderStatus;
import java.net.URLEncoder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The tracking page in a real browser, one page for all tests, without anybody else's server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackingPageIT {

  private static final String EVENTS = "#timeline > li";

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

  /** And its scripts have begun: whoever is faster sends the form as any browser would. */
  private void show(String query) {
    page.open(shown.url("/?" + query));
    page.awaitThat("document.getElementById('language').textContent !== ''");
  }

  private void showOrder() {
    show("lang=en&code=" + shown.code());
    page.awaitText("#live", "Live");
  }

  @Test
  void anOrderIsFoundByItsCodeItsTradeAndItsWaybills() throws Exception {
    for (String code : new String[] {"T-1", "SF-1-2", shown.code().toLowerCase()}) {
      show("lang=en&code=" + code);
      page.awaitText("#order-title", shown.code());
    }
    page.awaitText("#live", "Live");
    assertThat(page.text("#status")).contains("Shipped");
    assertThat(page.text("#path [aria-current=step]")).contains("now: Shipped");
    assertThat(page.count("#path li")).isEqualTo(7);
    assertThat(page.text("#packages")).contains("P1", "Picked up", "SF-1-1", "顺丰速运");
    assertThat(page.count(EVENTS)).isPositive();
    assertThat(page.text("#timeline")).contains("Package P1: Picked up", "嘉兴分拨中心 Jiaxing", "GMT+8");
    assertThat(page.text("#zone")).contains("China Standard Time (Asia/Shanghai)");
    page.awaitThat("document.querySelectorAll('#map .spot').length === 2");
    page.screenshotOfAll(Path.of("target", "tracking.png"));
  }

  @Test
  void severalOrdersOfACodeAreToBeChosenFrom() throws Exception {
    shown.twins();
    show("lang=en&code=TWIN");
    page.awaitThat("document.querySelectorAll('#choice-list a').length === 2");
    page.screenshotOfAll(Path.of("target", "tracking-choice.png"));
    page.value("document.querySelector('#choice-list a').click()");
    page.awaitText("#status", "Order placed");
    assertThat(page.value("location.search").asString()).contains("lang=en").contains("code=LG");
  }

  @Test
  void whatHappensIsSeenOnTheSamePageAlsoThroughARestartOfTheService() throws Exception {
    long order = shown.shipped("2");
    show("lang=en&code=T-2");
    page.awaitText("#live", "Live");
    page.value("document.isTheSame = true");
    shown.centre.scanned(order, "P2", OrderStatus.PICKED_UP, null, null);
    shown.publish();
    page.awaitText("#status", "Picked up");
    assertThat(page.text("#news")).contains("Picked up");
    int before = page.count(EVENTS);
    shown.projector.stop();
    page.awaitText("#live", "The connection is lost");
    page.screenshotOfAll(Path.of("target", "tracking-lost.png"));
    shown.centre.scanned(order, "P1", OrderStatus.OUT_FOR_DELIVERY, ShownOrders.STATION, null);
    shown.announce();
    shown.open();
    page.awaitText("#packages", "Out for delivery");
    page.awaitText("#live", "Live");
    assertThat(page.count(EVENTS)).isEqualTo(before + 1);
    assertThat(page.count(EVENTS + ".new")).isEqualTo(2);
    assertThat(page.is("document.isTheSame")).isTrue();
  }

  @Test
  void whatIsPersonalIsShownToWhoHasTheReceiptCodeAndIsKeptNowhere() throws Exception {
    showOrder();
    assertThat(page.text("#receiver")).contains("上海市").doesNotContain("王小明", "138", "世纪大道");
    present("WRONG");
    page.awaitText("#receipt-message", "not the receipt code of this order");
    page.screenshotOfAll(Path.of("target", "tracking-refused.png"));
    present(shown.receiptCode());
    page.awaitText("#receiver", "王小明");
    assertThat(page.text("#receiver")).contains("13800000000", "世纪大道 1 号");
    assertThat(page.text("#packages")).contains("保温杯 500 ml × 2");
    assertThat(page.is("document.activeElement.id === 'receiver-title'")).isTrue();
    page.awaitThat("document.querySelectorAll('#map .goal').length === 1");
    assertThat(
            page.value(
                    "location.href + JSON.stringify([localStorage, sessionStorage,"
                        + " document.cookie])")
                .asString())
        .doesNotContainIgnoringCase(shown.receiptCode());
    showOrder();
    assertThat(page.text("#order")).doesNotContain("王小明");
  }

  private void present(String code) {
    page.value("document.getElementById('receipt-code').value = '%s'".formatted(code));
    page.value("document.querySelector('#receipt button').click()");
  }

  @Test
  void whatIsUnknownAndAServiceThatIsAwayAreToldInBothLanguages() throws Exception {
    show("lang=en&code=NOBODY");
    page.awaitText("#message", "Nothing is known of “NOBODY”");
    page.value("document.getElementById('language').click()");
    page.awaitText("#message", "没有找到“NOBODY”");
    assertThat(page.value("location.search").asString()).contains("lang=zh");
    assertThat(page.value("document.documentElement.lang").asString()).isEqualTo("zh-CN");
    page.cutOff(true);
    page.value("document.getElementById('code').value = '%s'".formatted(shown.code()));
    page.value("document.querySelector('#search button').click()");
    page.awaitText("#message", "服务没有响应");
    page.value("document.getElementById('language').click()");
    page.awaitText("#message", "The service does not answer");
    page.cutOff(false);
    page.awaitText("#order-title", shown.code());
    assertThat(page.text("#message")).isEmpty();
  }

  @Test
  void onAPhoneInChineseAndInTheDarkNothingIsCutOff() throws Exception {
    page.live("zh-CN", "Asia/Tokyo");
    page.prefer("prefers-color-scheme", "dark");
    page.resize(360, 740);
    show("code=" + shown.code());
    page.awaitText("#live", "实时");
    assertThat(page.text("#path")).contains("已发货");
    assertThat(page.text("#zone")).contains("日本标准时间");
    page.awaitThat("document.querySelectorAll('#map .spot').length > 1");
    assertThat(page.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
    assertThat(Contrast.tooLow(page)).isEmpty();
    page.screenshotOfAll(Path.of("target", "tracking-phone.png"));
  }

  @Test
  void theKeysAloneLeadToTheOrder() throws Exception {
    show("lang=en");
    page.press("Tab");
    assertThat(page.is("document.activeElement.matches('.skip')")).isTrue();
    page.tabTo("#code");
    page.type("T-1");
    page.press("Enter");
    page.awaitThat("document.activeElement.id === 'order-title'");
    page.tabTo("#receipt-code");
    assertThat(Contrast.tooLow(page)).isEmpty();
    page.screenshot(Path.of("target", "tracking-keys.png"));
  }

  @Test
  void noWordOfAnEventOrALinkRunsAsAScript() throws Exception {
    showOrder();
    assertThat(page.text("#timeline")).contains(ShownOrders.HOSTILE);
    show("lang=en&code=" + URLEncoder.encode(ShownOrders.HOSTILE, UTF_8));
    page.awaitText("#message", ShownOrders.HOSTILE);
    assertThat(page.count("[onerror]")).isZero();
    assertThat(page.value("document.title").asString()).isEqualTo("Lading");
    String refused =
        """
        new Promise(told => {
          document.addEventListener('securitypolicyviolation', e => told(e.effectiveDirective));
          document.body.insertAdjacentHTML('beforeend', `<img src="/x" onerror="1">`);
        })
        """;
    assertThat(page.value(refused).asString()).isEqualTo("script-src-attr");
  }
}
