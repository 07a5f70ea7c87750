package io.lading.planner;

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
final class Page implements AutoCloseable {

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

  void open(String url) {
    JsonNode answer = tools.call("Page.navigate", Map.of("url", url));
    assertThat(answer.has("errorText")).as(answer.toString()).isFalse();
    awaitThat("location.href !== 'about:blank' && document.readyState === 'complete'");
  }

  void resize(int width, int height) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** The value of a JavaScript expression; if it is a promise, of what is promised. */
  JsonNode value(String script) {
    JsonNode answer =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    assertThat(answer.has("exceptionDetails")).as("%s: %s", script, answer).isFalse();
    return answer.path("result").path("value");
  }

  boolean is(String condition) {
    return value(condition).asBoolean(false);
  }

  int count(String selector) {
    return value("document.querySelectorAll(`%s`).length".formatted(selector)).asInt();
  }

  /** What is to be read there; empty if there is no such element. */
  String text(String selector) {
    return value("document.querySelector(`%s`)?.textContent ?? ''".formatted(selector)).asString();
  }

  void awaitThat(String condition) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(is(condition)).as(condition).isTrue());
  }

  void awaitText(String selector, String part) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(text(selector)).as(selector).contains(part));
  }

  void press(String key) {
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

  /** Goes on from where the keys are until they are at this element. */
  void tabTo(String selector) {
    String there = "document.activeElement.matches(`%s`)".formatted(selector);
    for (int pressed = 0; pressed < MOST_TABS && !is(there); pressed++) {
      press("Tab");
    }
    assertThat(is(there)).as("Tab leads to %s", selector).isTrue();
  }

  /** Requests to addresses like this get no answer, and no refusal, until {@link #answerAgain}. */
  void leaveUnanswered(String addresses) {
    tools.call("Fetch.enable", Map.of("patterns", new Object[] {Map.of("urlPattern", addresses)}));
  }

  void answerAgain() {
    tools.call("Fetch.disable", Map.of());
  }

  void screenshot(Path file) throws Exception {
    JsonNode picture = tools.call("Page.captureScreenshot", Map.of());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
  }

  /** The browser writes in its folder until it has ended. */
  @Override
  public void close() throws Exception {
    List<ProcessHandle> all =
        Stream.concat(browser.descendants(), Stream.of(browser.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : all) {
      each.onExit().get(30, TimeUnit.SECONDS);
    }
  }
}
