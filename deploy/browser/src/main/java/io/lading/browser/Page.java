package io.lading.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a browser, looked at and used for as long as it lives. */
public final class Page implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, Integer> KEYS = Map.of("Tab", 9, "Enter", 13);
  private static final int MOST_TABS = 200;

  private final Process browser;
  private final DevTools tools;

  private Page(Process browser, DevTools tools) {
    this.browser = browser;
    this.tools = tools;
  }

  /** {@code portFile}: where the browser writes its port, and a second line. */
  static Page of(Process browser, Path portFile) throws Exception {
    await().atMost(PATIENCE).until(() -> Files.exists(portFile) && lines(portFile).length > 1);
    URI pages = URI.create("http://127.0.0.1:" + lines(portFile)[0] + "/json/list");
    HttpClient http = HttpClient.newHttpClient();
    String socket =
        await()
            .atMost(PATIENCE)
            .until(() -> socket(http, pages), Optional::isPresent)
            .orElseThrow();
    return new Page(browser, DevTools.at(URI.create(socket), http));
  }

  private static String[] lines(Path file) throws Exception {
    return Files.readString(file).split("\n", -1);
  }

  private static Optional<String> socket(HttpClient http, URI pages) throws Exception {
    HttpRequest ask = HttpRequest.newBuilder(pages).build();
    String told = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    return JsonMapper.shared()
        .readTree(told)
        .valueStream()
        .filter(page -> page.path("type").asString().equals("page"))
        .map(page -> page.path("webSocketDebuggerUrl").asString())
        .findFirst();
  }

  /**
   * Whatever is asked from now on is asked of the page that is there then, not of the one before.
   */
  public void open(String url) {
    value("document.isLeft = true");
    JsonNode answer = tools.call("Page.navigate", Map.of("url", url));
    assertThat(answer.has("errorText")).as(answer.toString()).isFalse();
    awaitThat(
        "document.isLeft !== true && location.href !== 'about:blank'"
            + " && document.readyState === 'complete'");
  }

  /** In CSS pixels, of which each is one of the screen. */
  public void resize(int width, int height) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /**
   * What is opened from now on is asked for and shown as for somebody of this language and zone.
   */
  public void live(String language, String zone) {
    String agent = value("navigator.userAgent").asString();
    tools.call(
        "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    tools.call("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
  }

  /** For example {@code prefers-color-scheme}, {@code dark}. */
  public void prefer(String feature, String taste) {
    tools.call(
        "Emulation.setEmulatedMedia",
        Map.of("features", new Object[] {Map.of("name", feature, "value", taste)}));
  }

  /** The value of a JavaScript expression; if it is a promise, of what is promised. */
  public JsonNode value(String script) {
    JsonNode answer =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    assertThat(answer.has("exceptionDetails")).as("%s: %s", script, answer).isFalse();
    return answer.path("result").path("value");
  }

  public boolean is(String condition) {
    return value(condition).asBoolean(false);
  }

  public int count(String selector) {
    return value("document.querySelectorAll(`%s`).length".formatted(selector)).asInt();
  }

  /** What is to be read there; empty if there is no such element. */
  public String text(String selector) {
    return value("document.querySelector(`%s`)?.textContent ?? ''".formatted(selector)).asString();
  }

  public void awaitThat(String condition) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(is(condition)).as(condition).isTrue());
  }

  public void awaitText(String selector, String part) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(text(selector)).as(selector).contains(part));
  }

  public void press(String key) {
    for (String type : new String[] {"keyDown", "keyUp"}) {
      tools.call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type,
              "key", key,
              "code", key,
              "windowsVirtualKeyCode", KEYS.getOrDefault(key, 0),
              "text", key.equals("Enter") && type.equals("keyDown") ? "\r" : ""));
    }
  }

  /** Where the keys are. */
  public void type(String text) {
    tools.call("Input.insertText", Map.of("text", text));
  }

  /** Goes on from where the keys are until they are at this element. */
  public void tabTo(String selector) {
    String there = "document.activeElement.matches(`%s`)".formatted(selector);
    for (int pressed = 0; pressed < MOST_TABS && !is(there); pressed++) {
      press("Tab");
    }
    assertThat(is(there)).as("Tab leads to %s", selector).isTrue();
  }

  /** Requests to addresses like this get no answer, and no refusal, until {@link #answerAgain}. */
  public void leaveUnanswered(String addresses) {
    tools.call("Fetch.enable", Map.of("patterns", new Object[] {Map.of("urlPattern", addresses)}));
  }

  public void answerAgain() {
    tools.call("Fetch.disable", Map.of());
  }

  /** From every network, at once; or back to it. */
  public void cutOff(boolean isCutOff) {
    tools.call("Network.enable", Map.of());
    tools.call(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline", isCutOff, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** What is on the screen. */
  public void screenshot(Path file) throws Exception {
    write(file, Map.of());
  }

  /** From the top to the bottom, however long it is. */
  public void screenshotOfAll(Path file) throws Exception {
    JsonNode size = tools.call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
    var all =
        Map.of(
            "x", 0,
            "y", 0,
            "width", size.path("width").asInt(),
            "height", size.path("height").asInt(),
            "scale", 1);
    write(file, Map.of("captureBeyondViewport", true, "clip", all));
  }

  private void write(Path file, Map<String, Object> what) throws Exception {
    JsonNode picture = tools.call("Page.captureScreenshot", what);
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
  }

  /** The browser writes in its folder until it has ended. */
  @Override
  public void close() throws Exception {
    List<ProcessHandle> all =
        Stream.concat(browser.descendants(), Stream.of(browser.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : all) {
      each.onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
