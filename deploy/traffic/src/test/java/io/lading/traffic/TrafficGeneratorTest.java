package io.lading.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrafficGeneratorTest {

  private static final long SEED = 20_260_601;
  private static final int MANY = 20_000;

  private final JsonMapper json = JsonMapper.builder().build();
  private final TrafficGenerator traffic = new TrafficGenerator(SEED, TrafficShape.realistic());
  private final List<TrafficMessage> messages = traffic.messages().limit(MANY).toList();

  @Test
  void theSameSeedMakesTheSameMessagesInAnyOrder() {
    var again = new TrafficGenerator(SEED, TrafficShape.realistic());
    for (int number : new int[] {MANY - 1, 0, 777, 778, 12_345}) {
      assertThat(again.message(number)).usingRecursiveComparison().isEqualTo(messages.get(number));
    }
  }

  @Test
  void anotherSeedMakesOtherTrades() {
    var other = new TrafficGenerator(SEED + 1, TrafficShape.realistic());
    assertThat(other.message(0).key()).isNotEqualTo(messages.getFirst().key());
  }

  @Test
  void theSharesAreWhatTheShapeSays() {
    Expected expected = traffic.expected(MANY);
    assertThat(expected.messages()).isEqualTo(MANY);
    assertThat(expected.duplicates() / (double) MANY).isCloseTo(0.03, within(0.005));
    assertThat(expected.conflicts() / (double) MANY).isCloseTo(0.005, within(0.002));
    assertThat(expected.shortOfStock() / (double) MANY).isCloseTo(0.01, within(0.003));
    assertThat(expected.malformed() / (double) MANY).isCloseTo(0.005, within(0.002));
  }

  @Test
  void theTalliesAreCountedFromTheMessagesThemselves() {
    Expected expected = traffic.expected(MANY);
    var counted = new HashMap<Intent, Long>();
    messages.forEach(m -> counted.merge(m.intent(), 1L, Long::sum));
    assertThat(counted)
        .containsEntry(Intent.CREATE, expected.created())
        .containsEntry(Intent.DUPLICATE, expected.duplicates())
        .containsEntry(Intent.CONFLICT, expected.conflicts())
        .containsEntry(Intent.SHORT, expected.shortOfStock())
        .containsEntry(Intent.MALFORMED, expected.malformed());
    var trades =
        messages.stream().filter(m -> m.intent() == Intent.CREATE).map(this::data).toList();
    assertThat(trades.stream().mapToLong(t -> t.path("items").size()).sum())
        .isEqualTo(expected.items());
    assertThat(trades.stream().mapToLong(t -> Math.max(1, t.path("packages").size())).sum())
        .isEqualTo(expected.packages());
  }

  @Test
  void basketsHaveOneToTwentyItemsAndALongTail() {
    var sizes =
        messages.stream()
            .filter(m -> m.intent() == Intent.CREATE)
            .mapToInt(m -> data(m).path("items").size())
            .summaryStatistics();
    assertThat(sizes.getMin()).isEqualTo(1);
    assertThat(sizes.getMax()).isBetween(15, 20);
    assertThat(sizes.getAverage()).isCloseTo(3.5, within(0.3));
  }

  @Test
  void aboutOneOrderInEightHasSeveralPackagesAndEveryItemIsInOneOfThem() {
    var trades =
        messages.stream().filter(m -> m.intent() == Intent.CREATE).map(this::data).toList();
    var split = trades.stream().filter(t -> t.has("packages")).toList();
    assertThat(split.size() / (double) trades.size()).isCloseTo(0.12, within(0.01));
    for (JsonNode trade : split) {
      var parcels = trade.path("packages").findValuesAsString("packageNo");
      var used = new HashSet<>(trade.path("items").findValuesAsString("packageNo"));
      assertThat(used).containsExactlyInAnyOrderElementsOf(parcels);
    }
    assertThat(split)
        .anySatisfy(
            t ->
                assertThat(t.path("packages").findValuesAsString("warehouseId"))
                    .anyMatch(w -> !w.equals(t.path("warehouseId").asString())));
  }

  @Test
  void directOrdersGoToSeveralCitiesAroundTheirWarehouseAndTheOthersAnywhere() {
    Map<Long, HashSet<String>> cities = new HashMap<>();
    double farthest = 0;
    for (TrafficMessage message : messages) {
      if (message.intent() != Intent.CREATE) {
        continue;
      }
      JsonNode trade = data(message);
      long warehouse = trade.path("warehouseId").asLong();
      double far = kilometres(warehouse, trade.path("receiver").path("location"));
      if (trade.path("fulfilmentMode").asString().equals("DIRECT")) {
        assertThat(far).isLessThan(110 + 30);
        assertThat(trade.path("packages").findValuesAsString("warehouseId"))
            .allMatch(Long.toString(warehouse)::equals);
        cities
            .computeIfAbsent(warehouse, _ -> new HashSet<>())
            .add(trade.path("receiver").path("city").asString());
      }
      farthest = Math.max(farthest, far);
    }
    assertThat(cities).containsOnlyKeys(1L, 2L, 3L, 4L);
    assertThat(cities.get(1L)).containsExactlyInAnyOrder("北京市", "天津市");
    assertThat(cities.get(2L)).containsExactlyInAnyOrder("上海市", "苏州市", "南通市");
    assertThat(cities.values()).allMatch(of -> of.size() >= 2);
    assertThat(farthest).isGreaterThan(1_000);
  }

  private static double kilometres(long warehouse, JsonNode location) {
    City home = Neighbourhoods.home(warehouse, City.all());
    double lat = location.path("lat").asDouble();
    double lon = location.path("lon").asDouble();
    return Neighbourhoods.kilometres(home, new City("", "", "", "", lat, lon, 1));
  }

  @Test
  void duplicatesAreOfTradesThatCameBeforeAndSomeAreEncodedOtherwise() {
    var seen = new LinkedHashMap<String, TrafficMessage>();
    int same = 0;
    int otherwise = 0;
    for (TrafficMessage message : messages) {
      if (message.intent() == Intent.DUPLICATE) {
        var first = Objects.requireNonNull(seen.get(message.key()), message.key());
        assertThat(first.intent()).isEqualTo(Intent.CREATE);
        if (java.util.Arrays.equals(first.value(), message.value())) {
          same++;
        } else {
          otherwise++;
        }
      } else if (message.intent() != Intent.CONFLICT) {
        assertThat(seen.put(message.key(), message)).isNull();
      }
    }
    assertThat(same).isPositive();
    assertThat(otherwise).isPositive();
  }

  @Test
  void conflictsHaveTheKeyOfATradeThatCameBeforeAndOtherContent() {
    var seen = new HashMap<String, JsonNode>();
    for (TrafficMessage message : messages) {
      if (message.intent() == Intent.CREATE) {
        seen.put(message.key(), data(message));
      } else if (message.intent() == Intent.CONFLICT) {
        assertThat(data(message)).isNotEqualTo(seen.get(message.key()));
      }
    }
  }

  @Test
  void stockServesEveryTradeExceptThoseShortOnPurpose() {
    Map<String, Long> stock = new HashMap<>();
    for (TrafficMessage message : traffic.stock()) {
      stock.put(message.key(), data(message).path("setTo").asLong());
    }
    for (TrafficMessage message : messages) {
      if (message.intent() == Intent.CREATE) {
        assertThat(servable(data(message), stock)).as("message %d", message.number()).isTrue();
      } else if (message.intent() == Intent.SHORT) {
        assertThat(servable(data(message), stock)).as("message %d", message.number()).isFalse();
      }
    }
  }

  @Test
  void stockDoesNotDependOnTheSeedSoItArrivesOnce() {
    var other = new TrafficGenerator(SEED + 1, TrafficShape.realistic()).stock();
    assertThat(other.stream().map(m -> header(m, "ce_source") + header(m, "ce_id")))
        .containsExactlyElementsOf(
            traffic.stock().stream()
                .map(m -> header(m, "ce_source") + header(m, "ce_id"))
                .toList());
  }

  @Test
  void moneyIsWrittenPlainly() {
    for (TrafficMessage message : messages.subList(0, 2_000)) {
      if (message.intent() == Intent.CREATE) {
        assertThat(new String(message.value(), StandardCharsets.UTF_8))
            .doesNotContainPattern("\"(unitPrice|totalAmount|weight|volume)\":[0-9.]+E");
      }
    }
  }

  @Test
  void messagesAreDueAtTheMeanRateWithPeaks() {
    assertThat(traffic.dueAt(0)).isZero();
    assertThat(traffic.dueAt(2_000)).hasSeconds(10);
    assertThat(traffic.dueAt(200_000)).hasSeconds(1_000);
    long inThePeak = 0;
    for (int number = 0; number < 2_000; number++) {
      assertThat(traffic.dueAt(number + 1)).isGreaterThan(traffic.dueAt(number));
      inThePeak += traffic.dueAt(number).toMillis() >= 8_000 ? 1 : 0;
    }
    assertThat(inThePeak).isBetween(1_190L, 1_210L);
  }

  private static boolean servable(JsonNode trade, Map<String, Long> stock) {
    var wanted = new HashMap<String, Long>();
    for (JsonNode item : trade.path("items")) {
      String warehouse = warehouseOf(trade, item.path("packageNo").asString(""));
      String key = warehouse + ":" + item.path("skuId").asString();
      wanted.merge(key, item.path("quantity").asLong(), Long::sum);
    }
    return wanted.entrySet().stream()
        .allMatch(want -> stock.getOrDefault(want.getKey(), 0L) >= want.getValue());
  }

  private static String warehouseOf(JsonNode trade, String packageNo) {
    for (JsonNode parcel : trade.path("packages")) {
      if (parcel.path("packageNo").asString().equals(packageNo) && parcel.has("warehouseId")) {
        return parcel.path("warehouseId").asString();
      }
    }
    return trade.path("warehouseId").asString();
  }

  private static String header(TrafficMessage message, String name) {
    return message.headers().stream()
        .filter(h -> h.key().equals(name))
        .map(h -> new String(h.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  private JsonNode data(TrafficMessage message) {
    JsonNode tree = json.readTree(Objects.requireNonNull(message.value()));
    return tree.has("specversion") ? tree.path("data") : tree;
  }
}
