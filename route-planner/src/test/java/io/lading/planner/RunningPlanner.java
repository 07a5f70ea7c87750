package io.lading.planner;

import static org.awaitility.Awaitility.await;

import io.lading.core.opening.Opening;
import io.lading.engines.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service in this JVM. */
public final class RunningPlanner {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private @Nullable ConfigurableApplicationContext service;

  private RunningPlanner(int port) {
    this.port = port;
  }

  static RunningPlanner start(Region region, String... settings) {
    RunningPlanner planner = begin(region, settings);
    await().atMost(Duration.ofSeconds(60)).until(planner.bean(Opening.class)::isOpen);
    return planner;
  }

  /** HTTP answers; whether it opens is another matter. */
  static RunningPlanner begin(Region region, String... settings) {
    var planner = new RunningPlanner(Ports.free());
    List<String> arguments = arguments(region, planner.port, settings);
    planner.service = SpringApplication.run(RoutePlanner.class, arguments.toArray(String[]::new));
    return planner;
  }

  /** {@code settings} replace those of the same name. */
  static List<String> arguments(Region region, int port, String... settings) {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String argument : usual(region, port)) {
      arguments.put(argument.substring(0, argument.indexOf('=')), argument);
    }
    for (String setting : settings) {
      arguments.put(setting.substring(0, setting.indexOf('=')), setting);
    }
    return List.copyOf(arguments.values());
  }

  private static List<String> usual(Region region, int port) {
    String prefix = "--lading.planner.";
    return List.of(
        "--server.port=" + port,
        prefix + "kafka.bootstrap-servers=" + region.kafka.bootstrapServers(),
        prefix + "database.url=" + region.database.jdbcUrl(),
        prefix + "database.password=" + region.database.password("lading_planner"),
        prefix + "database.owner-password=" + region.database.password("lading_routing_owner"),
        prefix + "database.connect-timeout=10s",
        prefix + "opening.rest=200ms",
        prefix + "planning.window=300ms",
        prefix + "planning.rest=20ms",
        prefix + "intake.longest-back-off=500ms",
        prefix + "intake.patience=100ms",
        prefix + "intake.probe-interval=500ms");
  }

  <T> T bean(Class<T> type) {
    if (service == null) {
      throw new IllegalStateException("not started");
    }
    return service.getBean(type);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  public HttpResponse<String> get(String path, String accept) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url(path))).header("accept", accept).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path, "application/json").body());
  }

  /** {@code headers}: names and values, in turn. */
  public HttpResponse<String> post(String path, String... headers) throws Exception {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(url(path))).POST(HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      post.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(post.build(), HttpResponse.BodyHandlers.ofString());
  }

  public void stop() {
    if (service != null) {
      service.close();
      service = null;
    }
  }
}
