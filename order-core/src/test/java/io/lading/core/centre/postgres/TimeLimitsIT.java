package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.LifeLimits;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.Entry;
import io.lading.core.model.LgOrderCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time alone does to orders, by several instances at once. */
class TimeLimitsIT {

  private static final LifeLimits LIMITS =
      new LifeLimits(
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(4),
          LifeLimits.defaults().parking(),
          10);

  private static final AtomicReference<Instant> TIME = new AtomicReference<>(Workshop.NOW);

  private static Workshop workshop;
  private static OrderCentre centre;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    centre = workshop.centre(LIMITS);
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    workshop.stock(1, 1, 1000);
    TIME.set(Workshop.NOW);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  private static long order(int number) {
    var paid = trade("T" + number).mode(FulfilmentMode.CARRIER).item(1, 1).paid();
    return applied(centre.createOrders().create(batch(fromTopic(paid))).getFirst());
  }

  private static List<Long> orders() {
    return IntStream.range(0, 25).mapToObj(TimeLimitsIT::order).toList();
  }

  @SafeVarargs
  private static void change(Entry<InputEvent>... updates) {
    centre.changeOrders().change(batch(updates));
  }

  /** Four instances, until all of them find nothing left. */
  private static void runToTheEnd(IntSupplier chore) throws Exception {
    Together.run(
        4,
        _ -> {
          int idle = 0;
          while (idle < 3) {
            idle = chore.getAsInt() > 0 ? 0 : idle + 1;
          }
          return List.of();
        });
    while (chore.getAsInt() > 0) {
      // Whoever came last may have left a page.
    }
  }

  private static String statuses() {
    return workshop.value(
        "SELECT string_agg(status || ' ' || n, ', ' ORDER BY status) FROM (SELECT status, count(*)"
            + " AS n FROM logistics_order_state GROUP BY status) s");
  }

  @Test
  void unconfirmedReservationsAreCancelledOnce() throws Exception {
    List<Long> orders = orders();
    change(Update.status("1", orders.get(3), "CONFIRMED"), Update.cancel("2", orders.get(4)));
    runToTheEnd(centre.cancelUnconfirmed(TIME::get)::runOnce);

    assertThat(statuses()).isEqualTo("1 1, 15 24");
    assertThat(workshop.value("SELECT max(sequence) FROM logistics_order_state")).isEqualTo("2");
    assertThat(workshop.count("outbox")).isEqualTo(50);
    assertThat(workshop.value("SELECT quantity || ' ' || reserved FROM inventory"))
        .isEqualTo("999 0");
    assertThat(
            workshop.value(
                "SELECT count(*) FROM outbox WHERE convert_from(payload, 'UTF8') LIKE"
                    + " '%description=not confirmed in time%'"))
        .isEqualTo("23");
  }

  @Test
  void aYoungReservationIsLeftAloneAndPassedWhenItIsOld() {
    order(1);
    // Orders of this workshop have the smallest ids there are: they were made when 2026 began.
    TIME.set(Instant.parse("2026-01-01T02:00:30Z"));
    assertThat(centre.cancelUnconfirmed(TIME::get).runOnce()).isZero();
    assertThat(statuses()).isEqualTo("0 1");
    TIME.set(Instant.parse("2026-01-01T02:02:00Z"));
    assertThat(centre.cancelUnconfirmed(TIME::get).runOnce()).isEqualTo(1);
    assertThat(statuses()).isEqualTo("15 1");
  }

  @Test
  void deliveredOrdersAreCompletedOnce() throws Exception {
    List<Long> orders = orders();
    for (long id : orders) {
      change(Update.status("d" + id, id, "DELIVERED"));
    }
    change(Update.status("by hand", orders.getFirst(), "COMPLETED"));
    TIME.set(Workshop.NOW.plus(Duration.ofHours(4)).minusMillis(1));
    assertThat(centre.completeDelivered(TIME::get).runOnce()).isZero();
    TIME.set(Workshop.NOW.plus(Duration.ofHours(4)));
    runToTheEnd(centre.completeDelivered(TIME::get)::runOnce);

    assertThat(statuses()).isEqualTo("10 25");
    assertThat(workshop.count("order_completion")).isZero();
    assertThat(workshop.value("SELECT max(sequence) FROM logistics_order_state")).isEqualTo("3");
    assertThat(workshop.count("outbox")).isEqualTo(75);
  }

  @Test
  void whereTimeCompletesNothingNoTimeIsNoted() {
    var never =
        new LifeLimits(
            LIMITS.confirmWithin(), LIMITS.answerWithin(), Duration.ZERO, LIMITS.parking(), 10);
    long id = order(1);
    workshop.centre(never).changeOrders().change(batch(Update.status("d", id, "DELIVERED")));
    assertThat(statuses()).isEqualTo("8 1");
    assertThat(workshop.count("order_completion")).isZero();
  }

  @Test
  void unansweredInterceptsAreAnnouncedOnceAndStayOpen() throws Exception {
    for (long id : orders()) {
      change(Update.status("p" + id, id, "PICKED_UP"), Update.cancel("c" + id, id));
    }
    TIME.set(Workshop.NOW.plus(Duration.ofHours(3)));
    runToTheEnd(centre.announceOverdue(TIME::get)::runOnce);

    assertThat(statuses()).isEqualTo("12 25");
    assertThat(workshop.value("SELECT count(*) FROM order_intercept WHERE announced"))
        .isEqualTo("25");
    assertThat(
            workshop.value(
                "SELECT count(*) FROM outbox WHERE convert_from(payload, 'UTF8') LIKE"
                    + " '%kind=INTERCEPT_OVERDUE%'"))
        .isEqualTo("25");
  }

  @Test
  void bothPackagesOfAnOrderAreAnnounced() {
    workshop.stock(2, 2, 10);
    var paid =
        trade("T1")
            .mode(FulfilmentMode.CARRIER)
            .parcel("a", 1L)
            .parcel("b", 2L)
            .item(1, 1, "a")
            .item(2, 1, "b")
            .paid();
    long id = applied(centre.createOrders().create(batch(fromTopic(paid))).getFirst());
    change(Update.status("1", id, "PICKED_UP"), Update.cancel("2", id));
    TIME.set(Workshop.NOW.plus(Duration.ofHours(3)));
    assertThat(centre.announceOverdue(TIME::get).runOnce()).isEqualTo(1);
    assertThat(centre.announceOverdue(TIME::get).runOnce()).isEqualTo(1);
    assertThat(centre.announceOverdue(TIME::get).runOnce()).isZero();
    assertThat(workshop.value("SELECT sequence FROM logistics_order_state")).isEqualTo("7");
  }

  /** Its row is damaged, so that no rule can be asked. */
  private static void damage(long orderId) {
    workshop.execute("UPDATE logistics_order_state SET marks = '1' WHERE order_id = ?", orderId);
  }

  private static void mend(long orderId) {
    workshop.execute("UPDATE logistics_order_state SET marks = '' WHERE order_id = ?", orderId);
  }

  private static void isLeftOutUntilItIsMended(ChoreWork chore, long damaged) {
    while (chore.runOnce() > 0) {
      assertThat(chore.leftOut()).hasSizeLessThan(2);
    }
    assertThat(chore.leftOut())
        .containsExactly(LgOrderCode.of(damaged) + ": Marks are 10 bytes each, found 1");
    mend(damaged);
    TIME.set(TIME.get().plus(Duration.ofMinutes(1)));
    chore.runOnce();
    assertThat(chore.leftOut()).isEmpty();
  }

  @Test
  void anUnconfirmedOrderThatIsDamagedHoldsUpNoOther() {
    long damaged = orders().get(3);
    damage(damaged);
    ChoreWork before = centre.cancelUnconfirmed(TIME::get);
    while (before.runOnce() > 0) {
      assertThat(before.leftOut()).hasSize(1);
    }
    assertThat(statuses()).isEqualTo("0 1, 15 24");
    // Another one, as after a restart.
    isLeftOutUntilItIsMended(centre.cancelUnconfirmed(TIME::get), damaged);
    assertThat(statuses()).isEqualTo("15 25");
  }

  @Test
  void aDeliveredOrderThatIsDamagedHoldsUpNoOther() {
    List<Long> orders = orders();
    orders.forEach(id -> change(Update.status("d" + id, id, "DELIVERED")));
    damage(orders.get(3));
    TIME.set(Workshop.NOW.plus(Duration.ofHours(4)));
    isLeftOutUntilItIsMended(centre.completeDelivered(TIME::get), orders.get(3));
    assertThat(statuses()).isEqualTo("10 25");
  }

  @Test
  void anInterceptOfAnOrderThatIsDamagedHoldsUpNoOther() {
    List<Long> orders = orders();
    orders.forEach(
        id -> change(Update.status("p" + id, id, "PICKED_UP"), Update.cancel("c" + id, id)));
    damage(orders.get(3));
    TIME.set(Workshop.NOW.plus(Duration.ofHours(3)));
    isLeftOutUntilItIsMended(centre.announceOverdue(TIME::get), orders.get(3));
    assertThat(workshop.value("SELECT count(*) FROM order_intercept WHERE announced"))
        .isEqualTo("25");
  }
}
