package io.lading.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.id.postgres.PostgresLeaseBook;
import io.lading.core.intake.StorageUnavailable;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLeaseBookIT {

  private static final Duration SPAN = Duration.ofMinutes(1);

  private Database database;
  private PostgresLeaseBook book;

  @BeforeEach
  void freshDatabase() {
    database = Engines.shared().postgres().newDatabase();
    database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    book = new PostgresLeaseBook(database.as("lading_ingest"));
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void racingProcessesNeverHoldTheSameNumber() throws Exception {
    List<Callable<WorkerLease>> racers =
        IntStream.range(0, 24)
            .<Callable<WorkerLease>>mapToObj(
                n ->
                    () ->
                        new PostgresLeaseBook(database.as("lading_ingest"))
                            .take("racer " + n, SPAN)
                            .lease())
            .toList();
    Set<Integer> numbers = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(24)) {
      for (var won : threads.invokeAll(racers)) {
        numbers.add(won.get().worker());
      }
    }
    assertThat(numbers).hasSize(24).allMatch(number -> number < 24);
  }

  @Test
  void anExpiredNumberIsTakenOverAboveEverythingThatWasGrantedWithIt() throws SQLException {
    WorkerLease before = book.take("before", SPAN).lease();
    IntStream.range(1, IdLayout.WORKERS).forEach(n -> book.take("holder " + n, SPAN));
    expireAll();
    LeaseBook.Entry after = book.take("after", SPAN);
    assertThat(after.lease().worker()).isEqualTo(before.worker());
    assertThat(after.lease().fromMs()).isGreaterThan(before.safeUntilMs());
    assertThat(after.lease().safeUntilMs()).isEqualTo(before.safeUntilMs() + SPAN.toMillis());
    assertThat(book.renew("before", before, SPAN)).isEmpty();
    assertThat(book.renew("after", after.lease(), SPAN)).isPresent();
  }

  @Test
  void renewingExtendsTheSameRange() throws SQLException {
    WorkerLease lease = book.take("holder", SPAN).lease();
    expireAll();
    WorkerLease renewed = book.renew("holder", lease, SPAN.multipliedBy(2)).orElseThrow().lease();
    assertThat(renewed.continues(lease)).isTrue();
    assertThat(renewed.safeUntilMs()).isGreaterThan(lease.safeUntilMs());
    assertThat(book.take("other", SPAN).lease().worker()).isNotEqualTo(lease.worker());
  }

  @Test
  void aNumberGivenBackIsFreeAtOnceAboveItsLastStamp() {
    LeaseBook.Entry first = book.take("first", SPAN);
    book.giveBack("first", first.lease(), first.nowMs());
    WorkerLease next = book.take("next", SPAN).lease();
    assertThat(next.worker()).isEqualTo(first.lease().worker());
    assertThat(next.fromMs()).isBetween(first.nowMs() + 1, first.lease().safeUntilMs());
  }

  @Test
  void whoFindsNoFreeNumberIsToldSo() {
    IntStream.range(0, IdLayout.WORKERS).forEach(n -> book.take("holder " + n, SPAN));
    assertThatThrownBy(() -> book.take("late", SPAN))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("all 128 are held");
  }

  @Test
  void generatorsOfManyStartsNeverMakeTheSameId() throws Exception {
    Callable<List<Long>> start =
        () -> {
          List<Long> made = new ArrayList<>();
          for (int restart = 0; restart < 20; restart++) {
            String owner = Thread.currentThread() + " " + restart;
            try (var ids = new Snowflake(book, owner, SPAN)) {
              for (int i = 0; i < 500; i++) {
                made.add(ids.next(1));
              }
            }
          }
          return made;
        };
    Set<Long> all = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var made : threads.invokeAll(List.of(start, start, start, start))) {
        all.addAll(made.get());
      }
    }
    assertThat(all).hasSize(4 * 20 * 500);
  }

  private void expireAll() throws SQLException {
    try (Connection connection = database.as("lading_ingest").getConnection();
        PreparedStatement expire =
            connection.prepareStatement("UPDATE worker_lease SET leased_until = '-infinity'")) {
      expire.executeUpdate();
    }
  }
}
