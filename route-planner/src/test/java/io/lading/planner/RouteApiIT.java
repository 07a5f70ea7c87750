package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.planner.api.OpenApiFile;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What dispatchers ask and order. */
class RouteApiIT extends OneWarehouse {

  private static final String JSON = "application/json";
  private static final String GEO = "application/geo+json";

  private final OpenApiFile document = new OpenApiFile();

  RouteApiIT() {
    super(1);
  }

  @Test
  void everyDocumentedAnswerIsGiven() throws Exception {
    RunningPlanner planner = planned(3);
    String route = routeId(planner);
    answers(planner.get("/warehouses/1/routes", JSON), "GET /warehouses/{id}/routes", 200);
    assertThat(planner.get("/warehouses/1/routes", "*/*").headers().firstValue("content-type"))
        .hasValue(JSON);
    answers(planner.get("/warehouses/9/routes", JSON), "GET /warehouses/{id}/routes", 404);
    answers(planner.get("/warehouses/x/routes", JSON), "GET /warehouses/{id}/routes", 400);
    answers(planner.get("/warehouses/1/routes", "text/csv"), "GET /warehouses/{id}/routes", 406);
    answers(planner.get("/routes/" + route, JSON), "GET /routes/{id}", 200);
    answers(planner.get("/routes/R999", JSON), "GET /routes/{id}", 404);
    answers(planner.get("/routes/12", JSON), "GET /routes/{id}", 400);
    answers(planner.post("/warehouses/1/plan"), "POST /warehouses/{id}/plan", 200);
    answers(planner.post("/warehouses/9/plan"), "POST /warehouses/{id}/plan", 404);
    answers(planner.post("/routes/R999/departure"), "POST /routes/{id}/departure", 404);
    answers(planner.post("/routes/" + route + "/departure"), "POST /routes/{id}/departure", 200);
    answers(planner.get("/openapi.yaml", "*/*"), "GET /openapi.yaml", 200);
    region.execute("ALTER TABLE routing.delivery_route RENAME TO hidden_route");
    answers(planner.get("/routes/" + route, JSON), "GET /routes/{id}", 500);
  }

  @Test
  void whoFindsAWarehouseBeingPlannedIsToldWhenToComeAgain() throws Exception {
    RunningPlanner planner = region.planner("--lading.planner.planning.patience=100ms");
    region.awaitQuiet();
    region.execute(
        "INSERT INTO routing.planning (warehouse_id, asked, answered, fresh, due_at, epoch, owner,"
            + " leased_until) VALUES (1, 1, 0, 0, now(), 1, 'another', now() + interval '1 hour')"
            + " ON CONFLICT (warehouse_id) DO UPDATE SET owner = 'another',"
            + " leased_until = now() + interval '1 hour'");
    HttpResponse<String> refused = planner.post("/warehouses/1/plan");
    answers(refused, "POST /warehouses/{id}/plan", 503);
    assertThat(code(refused)).isEqualTo("BEING_PLANNED");
    assertThat(refused.headers().firstValue("retry-after")).hasValue("5");
  }

  @Test
  void aPageFromElsewhereChangesNothing() throws Exception {
    RunningPlanner planner = planned(1);
    String departure = "/routes/" + routeId(planner) + "/departure";
    List<String[]> foreign =
        List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "http://elsewhere.example"},
            new String[] {"Origin", "http://127.0.0.1:1"},
            new String[] {"Origin", "null"},
            new String[] {"Origin", "no origin at all"});
    for (String[] page : foreign) {
      HttpResponse<String> refused = planner.post(departure, page);
      answers(refused, "POST /routes/{id}/departure", 403);
      assertThat(code(refused)).isEqualTo("FOREIGN_PAGE");
      answers(planner.post("/warehouses/1/plan", page), "POST /warehouses/{id}/plan", 403);
    }
    assertThat(region.rows("SELECT state FROM routing.delivery_route")).containsExactly("0");
    String own = planner.url("");
    answers(planner.post(departure, "Origin", own), "POST /routes/{id}/departure", 200);
    answers(
        planner.post(departure, "Sec-Fetch-Site", "same-origin", "Origin", own),
        "POST /routes/{id}/departure",
        200);
  }

  @Test
  void aSupersededRouteCannotDepart() throws Exception {
    RunningPlanner planner = planned(1);
    String route = routeId(planner);
    region.publish(StatusEvents.order(1, 3, OrderStatus.CANCELLED));
    region.awaitQuiet();
    HttpResponse<String> refused = planner.post("/routes/" + route + "/departure");
    answers(refused, "POST /routes/{id}/departure", 409);
    assertThat(code(refused)).isEqualTo("INVALID_TRANSITION");
  }

  @Test
  void geoJsonHasALineAWarehouseAndEveryStop() throws Exception {
    RunningPlanner planner = planned(3);
    HttpResponse<String> answer = planner.get("/warehouses/1/routes", GEO);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(GEO);
    JsonNode features = JsonMapper.shared().readTree(answer.body()).path("features");
    assertThat(features.valueStream().map(each -> each.path("properties").path("kind").asString()))
        .containsExactly("route", "warehouse", "stop", "stop", "stop");
    JsonNode line = features.path(0).path("geometry");
    assertThat(line.path("type").asString()).isEqualTo("LineString");
    assertThat(line.path("coordinates")).hasSize(5);
    assertThat(line.path("coordinates").path(0).path(0).asDouble()).isEqualTo(120.17);
    String path = region.rows("SELECT path FROM routing.delivery_route").getFirst();
    assertThat(JsonMapper.shared().readTree(path)).isEqualTo(line);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() throws Exception {
    RunningPlanner planner = region.planner();
    HttpResponse<String> refused = planner.get("/warehouses/x/routes?live=maybe", JSON);
    answers(refused, "GET /warehouses/{id}/routes", 400);
    assertThat(code(refused)).isEqualTo("INVALID_PARAMETER");
    assertThat(refused.body()).contains("not x").contains("not maybe");
  }

  @Test
  void whoWouldRatherHaveJsonGetsIt() throws Exception {
    RunningPlanner planner = planned(1);
    for (String path : List.of("/warehouses/1/routes", "/routes/" + routeId(planner))) {
      assertThat(
              planner.get(path, JSON + ", " + GEO + ";q=0.1").headers().firstValue("content-type"))
          .hasValue(JSON);
      assertThat(
              planner.get(path, GEO + ", " + JSON + ";q=0.1").headers().firstValue("content-type"))
          .hasValue(GEO);
    }
  }

  @Test
  void planningNowNeedsNoWindow() throws Exception {
    RunningPlanner planner = region.planner("--lading.planner.planning.window=1h");
    region.publish(StatusEvents.confirmed(1, StatusEvents.to(30.2, 120.1)));
    awaitParcels(1);
    assertThat(planner.json("/warehouses/1/routes").path("routes")).isEmpty();
    JsonNode plan = JsonMapper.shared().readTree(planner.post("/warehouses/1/plan").body());
    assertThat(plan.path("routes")).hasSize(1);
    assertThat(plan.path("waiting").asInt()).isZero();
  }

  @Test
  void theMapPageAndItsLibraryAreInTheJar() throws Exception {
    RunningPlanner planner = region.planner();
    String page = planner.get("/map.html", "*/*").body();
    for (String part : page.split("\"")) {
      if (part.endsWith(".js") || part.endsWith(".css")) {
        assertThat(planner.get(part, "*/*").statusCode()).as(part).isEqualTo(200);
      }
    }
    assertThat(page).contains("/webjars/leaflet/");
  }

  private static String routeId(RunningPlanner planner) throws Exception {
    return planner.json("/warehouses/1/routes").path("routes").path(0).path("routeId").asString();
  }

  private void answers(HttpResponse<String> answer, String operation, int status) {
    assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isEqualTo(status);
    assertThat(document.statuses(operation)).as(operation).contains(status);
    if (status >= 400) {
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(code(answer)).as(answer.body()).matches("[A-Z_]+");
    }
  }

  private static String code(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).path("code").asString("");
  }
}
