package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.id.IdLayout;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryMonthsIT {

  /** By the database's clock: everything but this month and the one before. */
  private static final Duration SHORT = Duration.ofDays(90);

  private final HistoryHouse house = new HistoryHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> months() {
    return house.workshop.rows(
        """
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'archived_order'::regclass ORDER BY c.relname
        """);
  }

  @Test
  void monthsAreThoseInWhichIdsAreMade() {
    for (String day : List.of("2026-01-01", "2026-02-28", "2026-12-31", "2028-02-29")) {
      Instant midnight = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
      long first = IdLayout.firstOf(midnight);
      assertThat(house.workshop.value("SELECT first_order_id(?::date)", day))
          .isEqualTo(Long.toString(first));
      assertThat(house.workshop.value("SELECT order_month(?)::text", first))
          .isEqualTo(day.substring(0, 8) + "01");
      assertThat(house.workshop.value("SELECT order_day(?)::text", first + (86_399_999L << 22)))
          .isEqualTo(day);
    }
  }

  @Test
  void monthsAreMadeFromThatOfTheOldestOrderToTheNext() {
    house.finished("T1");
    String next = house.workshop.value("SELECT to_char(now() + interval '1 month', 'YYYYMM')");
    house.archive();
    assertThat(months()).startsWith("archived_order_202607", "archived_order_202608");
    assertThat(months()).contains("archived_order_" + next);
  }

  @Test
  void aMonthThatIsDroppedIsKnownAndOffendsNobody() {
    long gone = house.finished("T1");
    house.archive();
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.isArchived(gone)).isFalse();
    assertThat(months()).doesNotContain("archived_order_202607");
    assertThat(house.workshop.value("SELECT orders || ' ' || changes FROM dropped_history"))
        .isEqualTo("1 4");
    assertThat(house.workshop.value("SELECT deducted FROM dropped_stock")).isEqualTo("2");
    house.holdsEveryInvariant();
    assertThat(house.change(Update.scan("of one that is gone", gone)))
        .isInstanceOf(Outcome.Parked.class);
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.workshop.count("dropped_history")).isEqualTo(1);
  }

  @Test
  void ofManyMonthsEachIsDroppedByItselfSoThatNobodyWaitsForAllOfThem() throws Exception {
    house.finished("T1");
    house.idsFrom(Instant.parse("2026-05-10T12:00:00Z"));
    house.finished("T2");
    house.archive();
    try (var dropping = house.workshop.database.as("lading_ingest").getConnection();
        var statement = dropping.createStatement()) {
      dropping.setAutoCommit(false);
      var names =
          statement.executeQuery(
              "SELECT string_agg(d, ' ') FROM"
                  + " orders.drop_history_partitions(interval '90 days', false) d");
      names.next();
      assertThat(names.getString(1)).isEqualTo("202605");
      dropping.rollback();
    }
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.workshop.rows("SELECT month FROM dropped_history ORDER BY dropped_at"))
        .containsExactly("2026-05-01", "2026-07-01");
    house.holdsEveryInvariant();
  }

  @Test
  void whatComesLateMakesItsMonthAnewAndIsDroppedLikeTheOthers() {
    house.finished("T1");
    long late = house.order("T2");
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.workshop.count("dropped_history")).isEqualTo(1);
    house.finished(late);
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.workshop.count("dropped_history")).isEqualTo(2);
    assertThat(house.workshop.value("SELECT deducted FROM dropped_stock")).isEqualTo("4");
    house.holdsEveryInvariant();
  }

  @Test
  void aMonthStaysWhileAnOrderThatItsReturnsAreOfIsLive() {
    String parent = LgOrderCode.of(house.finished("T1"));
    long parentId = LgOrderCode.parse(parent).orElseThrow();
    long back = house.order(trade("R1").returning(parent).item(1, 2).paid());
    for (String status : List.of("DELIVERED", "COMPLETED")) {
      house.change(HistoryHouse.LONG_AGO, Update.status(house.name(), back, status));
    }
    house.archive();
    house.archive();
    assertThat(List.of(parentId, back)).allMatch(house::isArchived);
    house.change(Update.scan("late", parentId));
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.isArchived(back)).isTrue();
    assertThat(house.create(trade("R2").returning(parent).item(1, 1).paid()))
        .as("all of it came back before")
        .isInstanceOf(Outcome.Rejected.class);
    house.holdsEveryInvariant();
  }

  @Test
  void aMonthThatIsDetachedStaysAsTablesOfItsOwn() {
    house.finished("T1");
    HistoryHouse.run(house.archiver(SHORT, true));
    assertThat(
            house.workshop.rows(
                "SELECT relname FROM pg_class WHERE relname ~ '^detached_.*_202607_' AND relkind ="
                    + " 'r' ORDER BY relname"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("detached_archived_order_202607_");
    house.holdsEveryInvariant();
    house.finished("T2");
    house.archive();
    assertThat(months()).contains("archived_order_202607");
    house.holdsEveryInvariant();
  }

  @Test
  void aMonthThatSomebodyReadsIsLeftAlone() throws Exception {
    long order = house.finished("T1");
    house.archive();
    try (var reading = house.workshop.database.as("lading_projector").getConnection();
        var statement = reading.createStatement()) {
      reading.setAutoCommit(false);
      statement.executeQuery("SELECT order_id FROM orders.archived_order").close();
      HistoryHouse.run(house.archiver(SHORT, false));
      assertThat(house.isArchived(order)).isTrue();
    }
    HistoryHouse.run(house.archiver(SHORT, false));
    assertThat(house.isArchived(order)).isFalse();
    house.holdsEveryInvariant();
  }
}
