package io.lading.ingest;

import static org.awaitility.Awaitility.await;

import io.lading.engines.postgres.Database;
import io.lading.ingest.wiring.IngestWiring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with its HTTP port, against real engines. */
public final class RunningIngest implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;

  private RunningIngest(ConfigurableApplicationContext context) {
    this.context = context;
    this.root =
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Started, which is not the same as open: see {@link #awaitUp}. */
  public static RunningIngest start(Database database, String brokers, String... settings) {
    return start(application(), database, brokers, settings);
  }

  /** With a bean of the service replaced by another. */
  static RunningIngest start(Database database, String brokers, BeanPostProcessor replacement) {
    SpringApplicationBuilder application =
        application()
            .initializers(context -> context.getBeanFactory().addBeanPostProcessor(replacement));
    return start(application, database, brokers);
  }

  private static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(IngestWiring.class).web(WebApplicationType.SERVLET);
  }

  private static RunningIngest start(
      SpringApplicationBuilder application, Database database, String brokers, String... settings) {
    List<String> arguments = new ArrayList<>(arguments(database, brokers));
    arguments.addAll(List.of("--server.port=0", "--spring.main.register-shutdown-hook=false"));
    arguments.addAll(List.of(settings));
    return new RunningIngest(application.run(arguments.toArray(String[]::new)));
  }

  /** What the service is told by every test: where the engines are, and to be quick. */
  static List<String> arguments(Database database, String brokers) {
    return List.of(
        "--lading.kafka.bootstrap-servers=" + brokers,
        "--lading.database.url=" + database.jdbcUrl(),
        "--lading.database.password=" + database.password("lading_ingest"),
        "--lading.database.owner.password=" + database.password("lading_orders_owner"),
        "--lading.intake.longest-back-off=500ms",
        "--lading.intake.probe-interval=1s",
        "--lading.snapshots.rest=0s",
        "--lading.opening.rest=200ms");
  }

  public RunningIngest awaitUp() {
    awaitHealth("UP");
    return this;
  }

  public void awaitHealth(String status) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> health().path("status").asString(), status::equals);
  }

  public JsonNode health() {
    return JSON.readTree(get("/actuator/health").body());
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(root + path)).build());
  }

  /** {@code headers}: name, value, name, value … */
  public HttpResponse<String> post(String path, String body, String... headers) {
    return write("POST", path, body, headers);
  }

  /** {@code headers}: name, value, name, value … */
  public HttpResponse<String> write(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }
}
