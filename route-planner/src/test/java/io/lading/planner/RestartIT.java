package io.lading.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Topics;
import io.lading.core.opening.Opening;
import io.lading.core.opening.OpeningState;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planner that was away, and one whose database was. */
class RestartIT extends OneWarehouse {

  private static final String PLAN = "/warehouses/1/plan";
  private static final String READINESS = "/actuator/health/readiness";

  private final List<RunningPlanner> unopened = new ArrayList<>();

  RestartIT() {
    super(1);
  }

  @AfterEach
  void stopUnopened() {
    unopened.forEach(RunningPlanner::stop);
  }

  @Test
  void whatWasCancelledOrDeliveredWhileThePlannerWasStoppedIsNotShipped() {
    RunningPlanner before = region.planner("--lading.planner.planning.window=1h");
    confirm(1, 6);
    awaitParcels(6);
    before.stop();
    region.publish(
        StatusEvents.order(1, 3, OrderStatus.CANCELLED),
        StatusEvents.order(2, 3, OrderStatus.DELIVERED));
    region.execute("UPDATE routing.planning SET due_at = now()");
    region.planner();
    awaitOnRoutes(4);
    List<JsonNode> shipped = region.events(Topics.ORDER_UPDATES, "io.lading.order.status-update");
    assertThat(shipped).hasSize(4);
    assertThat(region.rows("SELECT order_id FROM routing.parcel WHERE shipped ORDER BY order_id"))
        .containsExactly("3", "4", "5", "6");
    region.everyInvariantHolds();
  }

  @Test
  void untilWhatWasToldMeanwhileIsTakenInNothingIsPlannedAndNobodyLeaves() throws Exception {
    RunningPlanner before = region.planner();
    confirm(1, 1);
    awaitOnRoutes(1);
    before.stop();
    confirm(2, 2);
    RunningPlanner planner;
    try (Connection claims = region.database.asAdministrator().getConnection();
        Statement statement = claims.createStatement()) {
      claims.setAutoCommit(false);
      statement.execute("SELECT 1 FROM routing.consumer_position FOR UPDATE");
      planner = region.planner();
      assertRefused(planner.post(PLAN), Topics.ORDER_STATUS);
      assertRefused(planner.post("/routes/R1/departure"), Topics.ORDER_STATUS);
      assertThat(planner.get(READINESS, "*/*").statusCode()).isEqualTo(503);
      assertThat(planner.get(READINESS, "*/*").body())
          .contains("waiting for")
          .contains(Topics.ORDER_STATUS);
      claims.rollback();
    }
    awaitOnRoutes(2);
    assertThat(planner.post(PLAN).statusCode()).isEqualTo(200);
    assertThat(planner.get(READINESS, "*/*").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutKafkaNothingIsPlanned() throws Exception {
    RunningPlanner planner = begin("--lading.planner.kafka.bootstrap-servers=127.0.0.1:1");
    assertRefused(planner.post(PLAN), "have not been looked at yet");
  }

  @Test
  void aDatabaseThatWasRestoredIsRefused() throws Exception {
    RunningPlanner before = region.planner();
    confirm(1, 3);
    awaitOnRoutes(3);
    awaitToldOffsets();
    before.stop();
    restore();
    int announced = region.records(Topics.ROUTE_PLANS).size();
    RunningPlanner planner = begin();
    patiently().until(() -> planner.bean(Opening.class).state() instanceof OpeningState.Refused);
    assertThat(planner.get("/actuator/health", "*/*").body())
        .contains("restored to an earlier point");
    assertRefused(planner.post("/routes/R1/departure"), "have not been looked at yet");
    assertThat(region.records(Topics.ROUTE_PLANS)).hasSize(announced);
  }

  @Test
  void aDatabaseThatIsRestoredUnderARunningPlannerIsPlannedOnNoMore() {
    RunningPlanner planner = planned(3);
    awaitToldOffsets();
    restore();
    region.publish(StatusEvents.order(1, 3, OrderStatus.CANCELLED));
    patiently().untilAsserted(() -> assertRefused(planner.post(PLAN), "is consumed no more"));
    assertThat(region.number("SELECT count(*) FROM routing.delivery_route WHERE version > 1"))
        .isZero();
  }

  @Test
  void aTopicThatKeepsRecordsForLongerThanTheyAreRememberedIsNamed() throws Exception {
    RunningPlanner planner = region.planner("--lading.planner.past.retention=1d");
    JsonNode topics = planner.json("/actuator/health").path("components").path("topics");
    assertThat(topics.toString())
        .contains(Topics.ORDER_STATUS + " keeps records for PT168H")
        .contains(Topics.FLEET_UPDATES + " keeps records")
        .contains("lading.planner.past.retention");
  }

  /** A planner that may not open. */
  private RunningPlanner begin(String... settings) {
    RunningPlanner planner = RunningPlanner.begin(region, settings);
    unopened.add(planner);
    return planner;
  }

  /** What Kafka was told of the positions is what they are. */
  private void awaitToldOffsets() {
    patiently()
        .untilAsserted(
            () ->
                assertThat(told(Region.STATUS_GROUP) + told(Region.FLEET_GROUP))
                    .isEqualTo(
                        region.number("SELECT sum(next_offset) FROM routing.consumer_position")));
  }

  private long told(String group) throws Exception {
    return region
        .kafka
        .admin()
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  /** What a backup that is a moment old looks like. */
  private void restore() {
    region.execute(
        "UPDATE routing.consumer_position SET next_offset = next_offset - 1 WHERE next_offset > 0");
  }

  private static void assertRefused(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("code").asString()).isEqualTo("NOT_UP_TO_DATE");
    assertThat(problem.path("detail").asString()).contains(why);
  }
}
