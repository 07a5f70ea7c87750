package io.lading.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.reads.ReadToken;
import io.lading.engines.process.FaultProxy;
import io.lading.ingest.RunningIngest;
import io.lading.ingest.World;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of its own whose database can be cut off, with pieces of the SKU 1 in warehouse 7. It
 * notes which statuses each operation was answered with.
 */
final class ServedApi implements AutoCloseable {

  private static final String CREATE = "POST /orders";
  static final String ADJUST = "POST /inventory/{warehouseId}/{skuId}/adjustments";

  final World world = World.fresh();
  final FaultProxy database = FaultProxy.to(world.postgresPort());
  final RunningIngest ingest;
  private final OpenApiFile document = new OpenApiFile();
  private final Map<String, Set<Integer>> seen = new TreeMap<>();

  private ServedApi() {
    ingest =
        RunningIngest.start(
            world.database.through(database.port()),
            world.kafka.bootstrapServers(),
            "--lading.api.max-body-size=4KB");
  }

  static ServedApi with(int pieces) {
    var api = new ServedApi();
    api.ingest.awaitUp();
    String delta = "{\"delta\":%d}".formatted(pieces);
    var stocked = api.ingest.post("/inventory/7/1/adjustments", delta, "Idempotency-Key", "stock");
    assertThat(stocked.statusCode()).as(stocked.body()).isEqualTo(200);
    return api;
  }

  HttpResponse<String> create(String body, String... headers) {
    return noted(CREATE, ingest.post("/orders", body, headers));
  }

  HttpResponse<String> adjust(long warehouse, long sku, String body, String key) {
    String path = "/inventory/%d/%d/adjustments".formatted(warehouse, sku);
    return noted(ADJUST, ingest.post(path, body, "Idempotency-Key", key));
  }

  HttpResponse<String> noted(String operation, HttpResponse<String> answer) {
    seen.computeIfAbsent(operation, none -> new TreeSet<>()).add(answer.statusCode());
    return answer;
  }

  /** Of the operations that were called at all; what is our fault is not to be seen. */
  void everyStatusOfTheDocumentWasSeen() {
    seen.forEach(
        (operation, statuses) -> {
          Set<Integer> documented = document.statuses(operation);
          documented.remove(500);
          assertThat(statuses).as(operation).isEqualTo(documented);
        });
  }

  static String trade(String code, long item, int quantity) {
    return """
    {"tradeOrderCode":"%s","bizType":"B2C","buyerId":5,"warehouseId":7,"items":[{"itemId":%d,"quantity":%d}]}
    """
        .formatted(code, item, quantity);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  static ReadToken token(HttpResponse<String> answer) {
    return ReadToken.parse(answer.headers().firstValue(ReadToken.HEADER).orElseThrow())
        .orElseThrow();
  }

  static void isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
  }

  @Override
  public void close() {
    ingest.close();
    database.close();
    world.close();
  }
}
