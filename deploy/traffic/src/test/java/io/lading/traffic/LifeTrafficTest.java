package io.lading.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LifeTrafficTest {

  private static final long SEED = 20_260_602;
  private static final int MANY = 4_000;
  private static final String CODE = "LG0000000000000000042";
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

  private final JsonMapper json = JsonMapper.builder().build();
  private final TrafficGenerator generator = new TrafficGenerator(SEED, TrafficShape.validOnly());
  private final LifeTraffic lives = generator.lives();

  @Test
  void theSameAnnouncementIsFollowedByTheSameMessages() {
    var again = new TrafficGenerator(SEED, TrafficShape.validOnly()).lives();
    for (int number : new int[] {7, 0, 999, 8}) {
      assertThat(again.after(created(number)))
          .usingRecursiveComparison()
          .isEqualTo(lives.after(created(number)));
      assertThat(again.before(number)).usingRecursiveComparison().isEqualTo(lives.before(number));
    }
  }

  @Test
  void nothingIsSaidOfOrdersOfOthers() {
    assertThat(lives.after(announced("SOMEBODY-7", 1, "TRANSITION", "PENDING"))).isEmpty();
    var other = new TrafficGenerator(SEED + 1, TrafficShape.validOnly());
    assertThat(lives.after(announced(other.tradeOrderCode(7), 1, "TRANSITION", "PENDING")))
        .isEmpty();
  }

  @Test
  void stepsAreInTheOrderInWhichTheyAreDueAndEachHasAnIdOfItsOwnUnlessItIsRepeated() {
    int repeats = 0;
    Map<String, String> contents = new HashMap<>();
    for (int number = 0; number < MANY; number++) {
      var steps = lives.after(created(number));
      assertThat(steps).isSortedAccordingTo(Comparator.comparing(LifeStep::after)).isNotEmpty();
      for (LifeStep step : steps) {
        String content = data(step.message()).toString();
        String before = contents.putIfAbsent(header(step.message(), "ce_id"), content);
        assertThat(before == null || before.equals(content)).isTrue();
        repeats += before == null ? 0 : 1;
      }
    }
    assertThat(repeats).isPositive();
  }

  @Test
  void ordersOfAllModesAreDeliveredCompletedRejectedAndCancelledAtEveryPoint() {
    Set<String> reported = new HashSet<>();
    Set<String> modes = new HashSet<>();
    Set<String> types = new HashSet<>();
    for (int number = 0; number < MANY; number++) {
      String mode = generator.lived(number).mode();
      for (LifeStep step : lives.after(created(number))) {
        String type = header(step.message(), "ce_type");
        types.add(type);
        modes.add(mode);
        reported.add(mode + " " + data(step.message()).path("status").asString("-"));
      }
    }
    assertThat(modes).containsExactlyInAnyOrder("DIRECT", "CARRIER", "WAREHOUSE");
    assertThat(reported)
        .contains(
            "DIRECT CONFIRMED",
            "DIRECT OUT_FOR_DELIVERY",
            "CARRIER CARRIER_ACCEPTED",
            "WAREHOUSE WAREHOUSE_ACCEPTED",
            "WAREHOUSE WAREHOUSE_OUTBOUND",
            "CARRIER REJECTED",
            "WAREHOUSE RETURNED",
            "CARRIER COMPLETED",
            "DIRECT TELEPORTED")
        .doesNotContain("CARRIER WAREHOUSE_ACCEPTED");
    assertThat(types)
        .containsExactlyInAnyOrder(
            "io.lading.order.status-update",
            "io.lading.order.cancel",
            "io.lading.order.update",
            "io.lading.order.checkpoint",
            "io.lading.trade.order-cancelled",
            "io.lading.trade.receiver-changed");
    Set<String> cancelled = new HashSet<>();
    for (int number = 0; number < MANY; number++) {
      LivedTrade trade = generator.lived(number);
      String at = Fate.of(trade.path(), new Dice(SEED).at(number, 20)).cancelAt();
      cancelled.add(trade.mode() + " " + at);
    }
    assertThat(cancelled)
        .contains("WAREHOUSE WAREHOUSE_ACCEPTED", "WAREHOUSE WAREHOUSE_OUTBOUND")
        .contains("CARRIER CARRIER_ACCEPTED", "DIRECT PENDING", "CARRIER DELIVERED");
  }

  @Test
  void everyPackageOfASplitOrderIsReportedForItself() {
    long split =
        LongStream.range(0, MANY)
            .filter(n -> generator.lived(n).packageNos().size() > 1)
            .filter(n -> fate(n).cancelAt() == null && !fate(n).rejected())
            .findFirst()
            .orElseThrow();
    Set<String> delivered = new HashSet<>();
    for (LifeStep step : lives.after(created(split))) {
      JsonNode data = data(step.message());
      if (data.path("status").asString("").equals("DELIVERED")) {
        delivered.add(data.path("packageNo").asString(""));
      }
    }
    assertThat(delivered).containsExactlyInAnyOrderElementsOf(generator.lived(split).packageNos());
  }

  @Test
  void scansStutterAndOvertakeEachOther() {
    int stuttered = 0;
    int overtaken = 0;
    for (int number = 0; number < MANY; number++) {
      Set<String> scans = new HashSet<>();
      Map<String, String> latest = new HashMap<>();
      for (LifeStep step : lives.after(created(number))) {
        JsonNode data = data(step.message());
        String parcel = data.path("packageNo").asString("");
        String at = data.path("occurredAt").asString("");
        if (!data.path("status").asString("").isEmpty() && !at.isEmpty()) {
          stuttered += scans.add(parcel + data.path("status") + at) ? 0 : 1;
          String before =
              latest.merge(parcel, at, (one, two) -> one.compareTo(two) > 0 ? one : two);
          overtaken += before.equals(at) ? 0 : 1;
        }
      }
    }
    assertThat(stuttered).isPositive();
    assertThat(overtaken).isPositive();
  }

  @Test
  void whoeverIsAskedToStopAParcelAnswersByTheOrdersCodeOrNotAtAll() {
    List<String> outcomes = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      var answers = lives.after(intercepting(number, null, "TRANSITION"));
      answers.forEach(
          step -> {
            JsonNode data = data(step.message());
            assertThat(data.path("lgOrderCode").asString()).isEqualTo(CODE);
            outcomes.add(data.path("outcome").asString());
          });
    }
    assertThat(outcomes).contains("CAUGHT", "TOO_LATE").hasSizeLessThan(200);
    assertThat(lives.after(intercepting(1, "PICKED_UP", "PACKAGE"))).isEmpty();
    assertThat(lives.after(intercepting(1, null, "INTERCEPT_OVERDUE"))).isEmpty();
  }

  @Test
  void someOfWhatWasDeliveredIsSentBackAndTheReturnLivesToo() {
    long number =
        LongStream.range(0, MANY).filter(n -> fate(n).sentBack()).findFirst().orElseThrow();
    String code = generator.tradeOrderCode(number);
    var steps = lives.after(announced(code, 9, "TRANSITION", "DELIVERED"));
    JsonNode reverse = data(steps.getFirst().message());
    assertThat(steps.getFirst().message().topic()).isEqualTo(TrafficGenerator.TOPIC);
    assertThat(reverse.path("orderType").asString()).isEqualTo("REVERSE");
    assertThat(reverse.path("parentLgOrderCode").asString()).isEqualTo(CODE);
    assertThat(reverse.path("tradeOrderCode").asString()).isEqualTo(code + "-R");
    assertThat(lives.after(announced(code + "-R", 1, "TRANSITION", "PENDING")))
        .extracting(step -> data(step.message()).path("status").asString("-"))
        .contains("CONFIRMED", "DELIVERED");
  }

  @Test
  void whatAPlannerBringsFollowsItsWordAndHappensWhenItIsSaid() {
    LifeTraffic planned = lives.withPlanner();
    Set<String> said = new HashSet<>();
    for (int number = 0; number < MANY; number++) {
      if (!PlannedLife.isOf(generator.lived(number))) {
        continue;
      }
      assertThat(statuses(planned.after(created(number))))
          .doesNotContain("OUT_FOR_DELIVERY", "DELIVERED");
      assertThat(statuses(planned.after(reached(number, "SHIPPED")))).isSubsetOf("-", "PICKED_UP");
      List<LifeStep> rest = planned.after(reached(number, "OUT_FOR_DELIVERY"));
      assertThat(rest)
          .isNotEmpty()
          .isSortedAccordingTo(Comparator.comparing(LifeStep::after))
          .allMatch(step -> happensWhenItIsSaid(step));
      said.addAll(statuses(rest));
    }
    assertThat(said)
        .containsExactlyInAnyOrder("-", "DELIVERED", "REJECTED", "RETURNING", "RETURNED");
  }

  /** A scan that stutters is said later, and those that overtake are. */
  private boolean happensWhenItIsSaid(LifeStep step) {
    String at = data(step.message()).path("occurredAt").asString(NOW.toString());
    Duration since = Duration.between(NOW, Instant.parse(at));
    return !since.isNegative() && since.compareTo(Duration.ofSeconds(10)) < 0;
  }

  @Test
  void whatNobodyPlansIsShippedByItsSeller() {
    long timed =
        LongStream.range(0, MANY)
            .filter(number -> generator.lived(number).mode().equals("DIRECT"))
            .filter(number -> !PlannedLife.isOf(generator.lived(number)))
            .filter(number -> fate(number).cancelAt() == null)
            .findFirst()
            .orElseThrow();
    assertThat(lives.withPlanner().after(created(timed)))
        .usingRecursiveComparison()
        .isEqualTo(lives.after(created(timed)));
    assertThat(lives.withPlanner().after(reached(timed, "OUT_FOR_DELIVERY"))).isEmpty();
  }

  private Set<String> statuses(List<LifeStep> steps) {
    Set<String> statuses = new HashSet<>();
    steps.forEach(step -> statuses.add(data(step.message()).path("status").asString("-")));
    return statuses;
  }

  private Announcement reached(long number, String status) {
    String parcel = generator.lived(number).packageNos().stream().findFirst().orElse("1");
    String code = generator.tradeOrderCode(number);
    return new Announcement(
        CODE, code, "B2C", 3, "TRANSITION", status, null, status, parcel, status, NOW);
  }

  @Test
  void someAreConfirmedOrCancelledBeforeTheirTrade() {
    Set<String> types = new HashSet<>();
    LongStream.range(0, MANY)
        .mapToObj(lives::before)
        .flatMap(List::stream)
        .forEach(message -> types.add(header(message, "ce_type")));
    assertThat(types)
        .containsExactlyInAnyOrder(
            "io.lading.trade.order-cancelled", "io.lading.order.status-update");
  }

  private Fate fate(long number) {
    return Fate.of(generator.lived(number).path(), new Dice(SEED).at(number, 20));
  }

  private Announcement created(long number) {
    return announced(generator.tradeOrderCode(number), 1, "TRANSITION", "PENDING");
  }

  private static Announcement announced(
      String tradeOrderCode, long sequence, String kind, String status) {
    return new Announcement(
        CODE, tradeOrderCode, "B2C", sequence, kind, status, null, null, null, null, null);
  }

  private Announcement intercepting(long number, @Nullable String milestone, String kind) {
    return new Announcement(
        CODE,
        generator.tradeOrderCode(number),
        "B2C",
        5,
        kind,
        "WAREHOUSE_INTERCEPTING",
        null,
        milestone,
        "1",
        "WAREHOUSE_INTERCEPTING",
        null);
  }

  private JsonNode data(TrafficMessage message) {
    return json.readTree(message.value());
  }

  private static String header(TrafficMessage message, String name) {
    return Stream.of(message.headers())
        .flatMap(List::stream)
        .filter(header -> header.key().equals(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
