package io.lading.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.traffic.MalformedUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Updates that cannot be acted on, or are refused, among others of the same poll. */
class MalformedUpdatesIT {

  private static final String DEAD = Topics.deadLettersOf(Topics.ORDER_UPDATES);

  /** The order that everything wrong is about, and the one that everything good is about. */
  private static final String VICTIM = "VICTIM";

  private static final String NEIGHBOUR = "NEIGHBOUR";

  private World world;

  @BeforeEach
  void freshWorld() {
    world = World.fresh();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void everyClassOfMalformedUpdatesIsDeadLetteredOnceAndHarmsNoNeighbourOfItsPoll() {
    Map<String, String> codes = orders();
    List<MalformedUpdates.Update> malformed = MalformedUpdates.about(code(codes, VICTIM));
    published(among(malformed, code(codes, NEIGHBOUR)));
    Map<String, MalformedUpdates.Update> sent =
        malformed.stream().collect(toMap(each -> each.message().name(), each -> each));
    List<ConsumerRecord<byte[], byte[]>> letters = world.read(DEAD);
    assertThat(letters)
        .extracting(DeadLetters::name)
        .containsExactlyInAnyOrderElementsOf(sent.keySet());
    letters.forEach(
        letter -> isNamedIn(letter, requireNonNull(sent.get(DeadLetters.name(letter)))));
    assertThat(Lives.timeLines(world))
        .containsEntry(VICTIM, List.of("PENDING"))
        .hasEntrySatisfying(NEIGHBOUR, line -> assertThat(line).hasSize(1 + malformed.size()));
    assertThat(world.read(Topics.ORDER_REJECTIONS)).isEmpty();
    // What is larger than a fetch comes in one of its own.
    assertThat(world.number(COMMITS)).isLessThanOrEqualTo(3);
    world.everyInvariantHolds();
  }

  private static final String COMMITS =
      "SELECT count(DISTINCT xid) FROM orders.outbox WHERE topic = 'lading.order-updates.v1.dlt'";

  private static void isNamedIn(
      ConsumerRecord<byte[], byte[]> letter, MalformedUpdates.Update update) {
    DeadLetters.isAsItCame(letter, update.message());
    String why = DeadLetters.header(letter, "lading-error-message");
    assertThat(update.fields())
        .as(update.message().name())
        .allSatisfy(field -> assertThat(why).contains(field + ": expected"));
  }

  @Test
  void whatIsUnderstoodIsRefusedByItsRuleOrNotToBeFoundNeverBoth() {
    Map<String, String> codes = orders();
    String victim = code(codes, VICTIM);
    published(
        List.of(
            about(victim, "status-update", 1, "'status':'CANCELLED'"),
            about(victim, "status-update", 2, "'status':'DELIVERY_INTERCEPTING'"),
            about(victim, "status-update", 3, "'status':'WAREHOUSE_ACCEPTED'"),
            about(victim, "status-update", 4, "'status':'COMPLETED'"),
            about(victim, "status-update", 5, "'status':'SHIPPED','packageNo':'9'"),
            about(victim, "status-update", 6, "'status':'SHIPPED','expectedStatusVersion':77"),
            about(victim, "intercept-answered", 7, "'outcome':'CAUGHT'"),
            about(victim, "update", 8, "'expectedVersion':77,'changes':{'buyerName':'b'}"),
            about(victim, "cancel", 9, "'packageNo':'9'"),
            about(victim, "checkpoint", 10, "'packageNo':'9'"),
            about(victim, "update", 11, "'changes':{}"),
            about(victim, "update", 12, "'changes':{'warehouseId':5,'status':'DELIVERED'}"),
            about("LG12", "status-update", 13, "'status':'SHIPPED'"),
            about("LG99999999999999999999", "cancel", 14, "'reason':'r'"),
            about("somebody's", "checkpoint", 15, "'description':'hub'"),
            about(code(codes, NEIGHBOUR), "status-update", 16, "'status':'SHIPPED'")));
    assertThat(refusals())
        .containsExactly(
            "1 INVALID_TRANSITION",
            "2 INVALID_TRANSITION",
            "3 INVALID_TRANSITION",
            "4 INVALID_TRANSITION",
            "5 INVALID_TRANSITION",
            "6 VERSION_CONFLICT",
            "7 INVALID_TRANSITION",
            "8 VERSION_CONFLICT",
            "9 INVALID_TRANSITION",
            "10 INVALID_TRANSITION");
    assertThat(world.read(DEAD))
        .extracting(
            letter ->
                DeadLetters.header(letter, "ce_id")
                    + " "
                    + DeadLetters.header(letter, "lading-error-code"))
        .containsExactlyInAnyOrder("13 UNKNOWN_ORDER", "14 UNKNOWN_ORDER", "15 UNKNOWN_ORDER");
    assertThat(Lives.timeLines(world))
        .containsEntry(VICTIM, List.of("PENDING"))
        .containsEntry(NEIGHBOUR, List.of("PENDING", "SHIPPED"));
    world.everyInvariantHolds();
  }

  private Map<String, String> orders() {
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.publish(List.of(Lives.stock(10)));
      world.awaitDrained();
      world.publish(List.of(Lives.trade(VICTIM, "DIRECT", 1), Lives.trade(NEIGHBOUR, "DIRECT", 1)));
      world.awaitDrained();
      ingest.awaitUp();
      return Lives.codes(world);
    }
  }

  /** While nobody reads, so that they are read together. */
  private void published(List<ProducerRecord<byte[], byte[]>> updates) {
    world.publish(updates);
    try (RunningIngest ingest = world.ingest().awaitUp()) {
      world.awaitDrained();
      ingest.awaitUp();
    }
  }

  /** In one partition, each behind a good one. */
  private static List<ProducerRecord<byte[], byte[]>> among(
      List<MalformedUpdates.Update> malformed, String neighbour) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (MalformedUpdates.Update update : malformed) {
      records.add(about(neighbour, "checkpoint", records.size(), "'description':'hub'"));
      records.add(DeadLetters.record(Topics.ORDER_UPDATES, 0, update.message()));
    }
    return records;
  }

  private static ProducerRecord<byte[], byte[]> about(
      String code, String type, int id, String fields) {
    var keyed = Lives.about(code, type, Integer.toString(id), "," + fields.replace('\'', '"'));
    return new ProducerRecord<>(keyed.topic(), 0, keyed.key(), keyed.value(), keyed.headers());
  }

  private static String code(Map<String, String> codes, String trade) {
    return requireNonNull(codes.get(trade));
  }

  private List<String> refusals() {
    return world.read(Topics.ORDER_REJECTIONS).stream()
        .map(record -> JsonMapper.shared().readTree(record.value()))
        .map(MalformedUpdatesIT::inWords)
        .toList();
  }

  private static String inWords(JsonNode refusal) {
    return refusal.path("causationId").asString() + " " + refusal.path("code").asString();
  }
}
