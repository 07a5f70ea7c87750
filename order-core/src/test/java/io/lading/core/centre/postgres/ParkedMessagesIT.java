package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.change.ChangeOrders;
import io.lading.core.change.LifeLimits;
import io.lading.core.change.RetryParked;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.InputEvent;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.intake.Tally;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages whose order is not there: they wait, and end once. */
class ParkedMessagesIT {

  private static final LifeLimits LIMITS =
      new LifeLimits(
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(1),
          parking(new LifeLimits.Room(300, 1 << 20, 1 << 20)),
          50);

  private static LifeLimits.Parking parking(LifeLimits.Room room) {
    return new LifeLimits.Parking(
        Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(10), room);
  }

  private static final AtomicReference<Instant> TIME = new AtomicReference<>(Workshop.NOW);

  private static Workshop workshop;
  private static CreateOrders create;
  private static ChangeOrders change;
  private static OrderCentre centre;
  private RetryParked retry;
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    centre = workshop.centre(LIMITS);
    create = centre.createOrders();
    change = centre.changeOrders();
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    workshop.stock(1, 1, 1000);
    TIME.set(Workshop.NOW);
    retry = centre.retryParked(Update.READER, this::ended, TIME::get);
  }

  private void ended(String topic, Tally tally) {
    ended.add(topic + " " + tally);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  private static void after(long seconds) {
    TIME.set(Workshop.NOW.plusSeconds(seconds));
  }

  private static long order(String code) {
    return applied(create.create(batch(fromTopic(trade(code).item(1, 1).paid()))).getFirst());
  }

  @SafeVarargs
  private static List<Outcome> change(Entry<InputEvent>... updates) {
    return change.change(batch(updates));
  }

  private static String tally() {
    return workshop.value(
        "SELECT concat_ws(' ', applied, no_op, rejected, dead_lettered, parked, consumed) FROM"
            + " consumer_position");
  }

  private static List<String> remembered() {
    return workshop.rows("SELECT outcome || coalesce(' ' || code, '') FROM message_identity");
  }

  @Test
  void whatWaitsForAnOrderIsAppliedOnceItIsThere() {
    var update = Update.statusOfTrade("early", "T1", "SHIPPED");
    assertThat(change(update)).containsExactly(new Outcome.Parked());
    assertThat(change(update).getFirst()).isInstanceOf(Outcome.NoOp.class);
    order("T1");
    after(1);

    assertThat(retry.runOnce()).isEqualTo(1);
    assertThat(workshop.value("SELECT status FROM logistics_order_state")).isEqualTo("2");
    assertThat(workshop.count("parked_message")).isZero();
    assertThat(remembered()).containsExactly("0");
    assertThat(tally()).isEqualTo("2 1 0 0 0 3");
    assertThat(ended).containsExactly("lading.trade-events.v1 " + new Tally(1, 0, 0, 0, 0));
    assertThat(change(update).getFirst()).isInstanceOf(Outcome.NoOp.class);
    assertThat(retry.runOnce()).isZero();
  }

  @Test
  void whatWaitsForOneOrderIsDecidedInTheOrderItCame() {
    change(
        Update.statusOfTrade("1", "T1", "CONFIRMED"),
        Update.statusOfTrade("2", "T1", "SHIPPED"),
        Update.statusOfTrade("3", "T1", "PENDING"));
    order("T1");
    after(1);
    assertThat(retry.runOnce()).isEqualTo(3);
    assertThat(
            workshop.rows(
                "SELECT substring(convert_from(payload, 'UTF8') FROM 'kind=(\\w+)') FROM outbox"
                    + " ORDER BY id"))
        .containsExactly("TRANSITION", "TRANSITION", "TRANSITION", "LATE");
  }

  @Test
  void itIsTriedWithGrowingDelaysAndThenDeadLettered() {
    change(Update.status("lost", 77, "SHIPPED"));
    var due = new ArrayList<String>();
    for (int second = 0; second <= 10; second++) {
      after(second);
      if (retry.runOnce() > 0) {
        due.add(second + " " + workshop.rows("SELECT attempts FROM parked_message ORDER BY id"));
      }
    }

    assertThat(due).containsExactly("1 [2]", "3 [3]", "7 [4]", "10 []");
    assertThat(remembered()).containsExactly("3 UNKNOWN_ORDER");
    assertThat(tally()).isEqualTo("0 0 0 1 0 1");
    assertThat(workshop.rows("SELECT topic, convert_from(payload, 'UTF8') FROM outbox"))
        .singleElement()
        .asString()
        .startsWith("lading.trade-events.v1.dlt|")
        .contains("UNKNOWN_ORDER", "LG0000000000000000077");
    assertThat(change(Update.status("lost", 77, "SHIPPED")).getFirst())
        .isInstanceOf(Outcome.NoOp.class);
  }

  /** As long as an attempt lasts, who makes the order does not wait for it, and wakes nobody. */
  @Test
  void anOrderThatIsMadeDuringAnAttemptIsFoundAllTheSame() throws Exception {
    change(Update.statusOfTrade("early", "T1", "SHIPPED"));
    try (Connection attempt = workshop.database.as("lading_ingest").getConnection()) {
      attempt.setAutoCommit(false);
      attempt.createStatement().execute("UPDATE parked_message SET due_at = due_at + '1 hour'");
      order("T1");
      attempt.commit();
    }
    assertThat(retry.runOnce()).isEqualTo(1);
    assertThat(workshop.value("SELECT status FROM logistics_order_state")).isEqualTo("2");
  }

  @Test
  void aWaybillThatIsGivenDuringAnAttemptIsFoundAllTheSame() {
    long id = order("T1");
    change(Update.status("1", id, "SHIPPED", ",\"mailNo\":\"M1\",\"expressCode\":\"SF\""));
    change(Update.scan("scan", "M2"), Update.status("code", 77, "SHIPPED"));
    workshop.execute("UPDATE parked_message SET mailno = 'M1' WHERE mailno = 'M2'");
    workshop.execute("UPDATE parked_message SET order_id = ? WHERE order_id = 77", id);
    assertThat(retry.runOnce()).isEqualTo(2);
  }

  /** The bound is met in the middle: one after the other is looked at, then all again. */
  @Test
  void allThatWaitAreLookedAtSomeAtATime() {
    for (int n = 0; n < 120; n++) {
      change(Update.statusOfTrade("u" + n, "T" + n, "SHIPPED"));
    }
    order("T119");
    workshop.execute("UPDATE parked_message SET due_at = '2999-01-01'");
    assertThat(List.of(retry.runOnce(), retry.runOnce(), retry.runOnce())).containsExactly(0, 0, 1);
  }

  /** It is looked for once more in the attempt that would give it up. */
  @Test
  void anOrderThatIsMadeBeforeTheLastAttemptIsFound() {
    change(Update.statusOfTrade("early", "T1", "SHIPPED"));
    order("T1");
    workshop.execute("UPDATE parked_message SET due_at = parked_at + interval '10 seconds'");
    after(60);
    assertThat(retry.runOnce()).isEqualTo(1);
    assertThat(remembered()).containsExactly("0");
  }

  @Test
  void noMoreThanTheBoundWait() {
    List<Entry<InputEvent>> updates = new ArrayList<>();
    for (int n = 0; n < 302; n++) {
      updates.add(Update.status("u" + n, 1000 + n, "SHIPPED"));
    }
    List<Outcome> outcomes = change.change(Update.batch(updates, Workshop.NOW));

    assertThat(outcomes).filteredOn(Outcome.Parked.class::isInstance).hasSize(300);
    assertThat(outcomes.subList(300, 302))
        .containsOnly(new Outcome.DeadLettered(DeadLetterCode.UNKNOWN_ORDER));
    assertThat(workshop.count("outbox")).isEqualTo(2);
    assertThat(tally()).isEqualTo("0 0 0 2 300 302");
  }

  private static Entry<InputEvent> large(int number) {
    return Update.status(
        "u" + number, 1000 + number, "SHIPPED", ",\"more\":\"" + "x".repeat(1_000) + "\"");
  }

  private static void parkLargeOnes(ChangeOrders change) {
    for (int n = 0; n < 10; n++) {
      change.change(batch(large(n)));
    }
  }

  @Test
  void noMoreBytesThanTheBoundWait() {
    var little =
        new LifeLimits(
            LIMITS.confirmWithin(),
            LIMITS.answerWithin(),
            LIMITS.completeAfter(),
            parking(new LifeLimits.Room(300, 4_000, 1)),
            50);
    parkLargeOnes(workshop.centre(little).changeOrders());
    assertThat(tally()).isEqualTo("0 0 0 7 3 10");
  }

  /** But one message at least. */
  @Test
  void noMoreBytesThanTheBoundAreInHand() {
    parkLargeOnes(change);
    after(1);
    assertThat(passes(4_000)).containsExactly(3, 3, 3, 1, 0);
    after(10);
    assertThat(passes(1)).containsExactly(1, 1, 1, 1, 1);
  }

  private static List<Integer> passes(long inHand) {
    var little =
        new LifeLimits(
            LIMITS.confirmWithin(),
            LIMITS.answerWithin(),
            LIMITS.completeAfter(),
            parking(new LifeLimits.Room(300, 1 << 20, inHand)),
            50);
    RetryParked chore = workshop.centre(little).retryParked(Update.READER, (_, _) -> {}, TIME::get);
    return Stream.generate(chore::runOnce).limit(5).toList();
  }

  /** Here its order's row is damaged. It is tried again after a minute. */
  @Test
  void aMessageThatBreaksARuleHoldsUpNoOther() {
    for (int n = 0; n < 20; n++) {
      change(Update.statusOfTrade("u" + n, "T" + n, "SHIPPED"));
    }
    long damaged = order("T7");
    IntStream.range(0, 20).filter(n -> n != 7).forEach(n -> order("T" + n));
    workshop.execute("UPDATE logistics_order_state SET marks = '1' WHERE order_id = ?", damaged);
    after(1);

    assertThat(retry.runOnce()).isEqualTo(19);
    assertThat(retry.runOnce()).isZero();
    assertThat(tally()).isEqualTo("39 0 0 0 1 40");
    assertThat(retry.leftOut())
        .singleElement()
        .asString()
        .matches("parked message \\d+: Marks are 10 bytes each, found 1");

    workshop.execute("UPDATE logistics_order_state SET marks = '' WHERE order_id = ?", damaged);
    after(62);
    retry.runOnce();
    assertThat(retry.leftOut()).isEmpty();
    assertThat(tally()).isEqualTo("40 0 0 0 0 40");
  }

  @Test
  void aNewWaybillWakesTheScanThatWaitsForIt() {
    long id = order("T1");
    change(Update.scan("scan", "M1"));
    change(Update.status("1", id, "SHIPPED", ",\"mailNo\":\"M1\",\"expressCode\":\"SF\""));
    assertThat(retry.runOnce()).isEqualTo(1);
    assertThat(workshop.value("SELECT sequence FROM logistics_order_state")).isEqualTo("3");
  }

  @Test
  void aNewerReceiverWaitsBehindAnOlderOne() {
    change(Update.receiver("old", "T1", "Old"));
    long id = order("T1");
    assertThat(change(Update.receiver("new", "T1", "New"))).containsExactly(new Outcome.Parked());
    assertThat(change(Update.fields("newest", id, "{\"receiver\":{\"name\":\"Newest\"}}", "")))
        .containsExactly(new Outcome.Parked());

    assertThat(retry.runOnce()).isEqualTo(3);
    assertThat(receiver()).isEqualTo("Newest");
    assertThat(tally()).isEqualTo("4 0 0 0 0 4");
    assertThat(change(Update.receiver("last", "T1", "Last")).getFirst())
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void anOlderReceiverThatIsNotDueYetGoesFirstAllTheSame() {
    change(Update.receiver("old", "T1", "Old"));
    order("T1");
    workshop.execute("UPDATE parked_message SET due_at = due_at + interval '1 hour'");
    change(Update.receiver("new", "T1", "New"));
    assertThat(retry.runOnce()).isEqualTo(2);
    assertThat(receiver()).isEqualTo("New");
  }

  @Test
  void anOlderReceiverThatAnotherInstanceTriesIsNotPassed() throws Exception {
    change(Update.receiver("old", "T1", "Old"));
    order("T1");
    change(Update.receiver("new", "T1", "New"));
    try (Connection other = workshop.database.as("lading_ingest").getConnection()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute("SELECT FROM parked_message WHERE due_at < 'infinity' LIMIT 1 FOR UPDATE");
      assertThat(retry.runOnce()).isZero();
      assertThat(workshop.count("parked_message")).isEqualTo(2);
      other.rollback();
    }
    after(1);
    assertThat(retry.runOnce()).isEqualTo(2);
    assertThat(receiver()).isEqualTo("New");
  }

  @Test
  void anOlderReceiverNeverUndoesANewerOneByHttp() {
    change(Update.receiver("old", "T1", "Old"));
    long id = order("T1");
    var patch = Update.fields("new", id, "{\"receiver\":{\"name\":\"New\"}}", "");
    var byHttp = Update.byHttp("key", patch);
    assertThatThrownBy(() -> change(byHttp)).isInstanceOf(StorageUnavailable.class);
    assertThat(remembered()).containsExactly("4");

    assertThat(retry.runOnce()).isEqualTo(1);
    assertThat(change(byHttp).getFirst()).isInstanceOf(Outcome.Applied.class);
    assertThat(receiver()).isEqualTo("New");
    assertThat(retry.runOnce()).isZero();
  }

  @Test
  void whatWaitsForAnOrderThatIsNotThereHoldsUpNoAnswerByHttp() {
    change(Update.fields("early", 5, "{\"buyerName\":\"b\"}", ""));
    var patch = Update.fields("new", 5, "{\"buyerName\":\"c\"}", "");
    assertThat(change(Update.byHttp("key", patch))).containsExactly(new Outcome.NoSuchOrder());
  }

  @Test
  void whatWaitsForOtherOrdersHoldsUpNoReceiver() {
    change(Update.receiver("other", "T2", "Other"));
    order("T1");
    assertThat(change(Update.receiver("new", "T1", "New")).getFirst())
        .isInstanceOf(Outcome.Applied.class);
  }

  private static String receiver() {
    return workshop.value("SELECT receiver_name FROM logistics_order");
  }

  @Test
  void aMessageIsParkedWithEverythingThatItsDeadLetterNeeds() {
    change(Update.status("m", 77, "SHIPPED"));
    assertThat(
            workshop.rows(
                "SELECT consumer_group, topic, partition, record_offset, convert_from(key, 'UTF8'),"
                    + " convert_from(value, 'UTF8'), order_id FROM parked_message"))
        .containsExactly(
            "ingest|lading.trade-events.v1|0|7|m|{\"lgOrderCode\":\"LG0000000000000000077\",\"status\":\"SHIPPED\"}|77");
  }

  @Test
  void aReplayOfWhatWaitsWritesNothing() {
    var updates =
        batch(Update.status("1", 77, "SHIPPED"), Update.statusOfTrade("2", "T9", "SHIPPED"));
    change.change(at(40, updates));
    List<String> before = workshop.everything();
    workshop.execute("UPDATE consumer_position SET next_offset = 40");
    change.change(at(40, updates));
    assertThat(workshop.everything()).isEqualTo(before);
  }

  @Test
  void instancesThatRetryAtOnceApplyEachMessageOnce() throws Exception {
    for (int n = 0; n < 200; n++) {
      change(Update.statusOfTrade("u" + n, "T" + n % 40, "SHIPPED"));
    }
    for (int n = 0; n < 40; n++) {
      order("T" + n);
    }
    after(1);
    Together.run(
        4,
        _ -> {
          while (workshop.count("parked_message") > 0) {
            retry.runOnce();
          }
          return List.of();
        });

    assertThat(workshop.value("SELECT min(sequence) || ' ' || max(sequence) FROM outbox"))
        .isEqualTo("1 2");
    assertThat(workshop.count("outbox")).isEqualTo(80);
    assertThat(workshop.value("SELECT quantity || ' ' || reserved FROM inventory"))
        .isEqualTo("960 0");
    assertThat(tally()).isEqualTo("80 160 0 0 0 240");
  }
}
