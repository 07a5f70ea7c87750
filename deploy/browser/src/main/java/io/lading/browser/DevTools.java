package io.lading.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The DevTools protocol of one page, a call at a time; what the browser tells unasked is dropped.
 */
final class DevTools implements WebSocket.Listener {

  private static final int ANSWER_SECONDS = 60;

  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final StringBuilder begun = new StringBuilder();
  private @Nullable WebSocket socket;
  private int calls;

  private DevTools() {}

  static DevTools at(URI address, HttpClient http) {
    var tools = new DevTools();
    tools.socket = http.newWebSocketBuilder().buildAsync(address, tools).join();
    return tools;
  }

  JsonNode call(String method, Map<String, Object> parameters) {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    var call = Map.of("id", ++calls, "method", method, "params", parameters);
    socket.sendText(JsonMapper.shared().writeValueAsString(call), true).join();
    JsonNode answer = answer();
    assertThat(answer.has("error")).as("%s: %s", method, answer).isFalse();
    return answer.path("result");
  }

  private JsonNode answer() {
    try {
      JsonNode answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (answer == null || answer.path("id").asInt() != calls) {
        throw new AssertionError("no answer of the browser to call " + calls + ": " + answer);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    begun.append(part);
    if (last) {
      JsonNode told = JsonMapper.shared().readTree(begun.toString());
      begun.setLength(0);
      if (told.has("id")) {
        answers.add(told);
      }
    }
    from.request(1);
    return null;
  }
}
