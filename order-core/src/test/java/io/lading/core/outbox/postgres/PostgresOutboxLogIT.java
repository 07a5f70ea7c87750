package io.lading.core.outbox.postgres;

import static io.lading.core.outbox.postgres.OutboxFixture.LARGE;
import static io.lading.core.outbox.postgres.OutboxFixture.LEASE;
import static io.lading.core.outbox.postgres.OutboxFixture.append;
import static io.lading.core.outbox.postgres.OutboxFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.PageBounds;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxLogIT {

  private final OutboxFixture fixture = new OutboxFixture();
  private final Lane lane = fixture.anchoredLane();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatIsAppendedIsReadAsItWas() throws Exception {
    fixture.committed("one", "two");
    try (Connection transaction = fixture.begin()) {
      var bare = new OutgoingMessage("lading.bare", null, List.of(), null, 7L, 3);
      new PostgresOutboxAppender().append(transaction, List.of(bare));
      transaction.commit();
    }
    var rows = fixture.read(lane, LARGE).rows();
    assertThat(names(rows)).containsExactly("one", "two", "null");
    assertThat(rows.getFirst().key()).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.getFirst().headers().getFirst().name()).isEqualTo("traceparent");
    assertThat(rows.getFirst().headers().getFirst().value())
        .isEqualTo("00-one".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.getLast().topic()).isEqualTo("lading.bare");
    assertThat(rows.getLast().key()).isNull();
    assertThat(fixture.number("SELECT order_id * 10 + sequence FROM outbox WHERE key IS NULL"))
        .isEqualTo(73);
  }

  @Test
  void idsFollowTheOrderOfTheList() throws Exception {
    String[] names = IntStream.range(0, 5_000).mapToObj(i -> "n" + i).toArray(String[]::new);
    fixture.committed(names);
    assertThat(fixture.drain(lane, LARGE)).containsExactly(names);
  }

  @Test
  void whatCommitsLateIsReadLate() throws Exception {
    try (Connection early = fixture.begin()) {
      append(early, "began first");
      fixture.committed("committed first");
      assertThat(fixture.drain(lane, LARGE)).containsExactly("committed first");
      assertThat(fixture.drain(lane, LARGE)).isEmpty();
      fixture.committed("between");
      early.commit();
    }
    assertThat(fixture.drain(lane, LARGE)).containsExactly("began first", "between");
  }

  @Test
  void aTransactionWithSavepointsIsReadWholeOnceItCommits() throws Exception {
    try (Connection transaction = fixture.begin()) {
      append(transaction, "before");
      var savepoint = transaction.setSavepoint();
      append(transaction, "kept");
      transaction.releaseSavepoint(savepoint);
      var abandoned = transaction.setSavepoint();
      append(transaction, "abandoned");
      transaction.rollback(abandoned);
      fixture.committed("other");
      assertThat(fixture.drain(lane, LARGE)).containsExactly("other");
      append(transaction, "after");
      transaction.commit();
    }
    assertThat(fixture.drain(lane, LARGE)).containsExactly("before", "kept", "after");
  }

  @Test
  void nothingOfARolledBackTransactionIsRead() throws Exception {
    try (Connection transaction = fixture.begin()) {
      append(transaction, "never");
      fixture.committed("seen");
      assertThat(fixture.drain(lane, LARGE)).containsExactly("seen");
      transaction.rollback();
    }
    assertThat(fixture.drain(lane, LARGE)).isEmpty();
  }

  @Test
  void aStrangersOpenTransactionDelaysNobody() throws Exception {
    try (Connection stranger = fixture.begin()) {
      append(stranger, "the stranger's");
      for (int i = 0; i < 5; i++) {
        fixture.committed("n" + i);
        assertThat(fixture.drain(lane, LARGE)).containsExactly("n" + i);
      }
      stranger.rollback();
    }
  }

  @Test
  void aWindowLargerThanAPageIsReadInOrderAndWhatComesMeanwhileAfterIt() throws Exception {
    try (Connection late = fixture.begin()) {
      append(late, "late");
      fixture.committed("a", "b", "c", "d", "e");
      var two = new PageBounds(2, 1_000_000);
      var first = fixture.read(lane, two);
      assertThat(names(first)).containsExactly("a", "b");
      assertThat(first.more()).isTrue();
      assertThat(fixture.outbox.log().move(lane, first.after())).isTrue();
      late.commit();
      fixture.committed("f");
      assertThat(names(fixture.read(lane, two))).containsExactly("c", "d");
      assertThat(fixture.drain(lane, two)).containsExactly("c", "d", "e", "late", "f");
    }
  }

  @Test
  void aPageIsCutByBytesButHoldsAtLeastOneRow() throws Exception {
    String large = "x".repeat(10_000);
    fixture.committed("a", large, "b", "c");
    var bounds = new PageBounds(100, 200);
    assertThat(names(fixture.read(lane, bounds))).containsExactly("a");
    assertThat(fixture.drain(lane, bounds)).containsExactly("a", large, "b", "c");
  }

  @Test
  void withoutAMoveTheSameRowsAreReadAgain() throws Exception {
    fixture.committed("a", "b");
    assertThat(names(fixture.read(lane, LARGE))).containsExactly("a", "b");
    fixture.committed("c");
    assertThat(fixture.drain(lane, LARGE)).containsExactly("a", "b", "c");
  }

  @Test
  void whoeverLostTheLaneReadsAndMovesNothing() throws Exception {
    fixture.committed("a");
    var page = fixture.read(lane, LARGE);
    fixture.run("UPDATE outbox_lane SET leased_until = now() - interval '1 second'");
    Lane other = fixture.outbox.leases().acquire(0, "another", LEASE).orElseThrow();
    assertThat(other.epoch()).isEqualTo(lane.epoch() + 1);
    assertThat(fixture.outbox.log().move(lane, page.after())).isFalse();
    assertThat(fixture.outbox.log().read(lane, LARGE)).isInstanceOf(LaneReading.LeaseLost.class);
    assertThat(fixture.outbox.leases().renew(lane, LEASE)).isFalse();
    assertThat(fixture.drain(other, LARGE)).containsExactly("a");
  }

  @Test
  void theBacklogCountsWhatWaits() throws Exception {
    assertThat(fixture.outbox.log().backlog(100).rows()).isZero();
    assertThat(fixture.outbox.log().backlog(100).oldest()).isNull();
    fixture.committed("a", "b", "c");
    assertThat(fixture.outbox.log().backlog(100).rows()).isEqualTo(3);
    assertThat(fixture.outbox.log().backlog(2).rows()).isEqualTo(2);
    var page = fixture.read(lane, new PageBounds(1, 1_000));
    fixture.outbox.log().move(lane, page.after());
    assertThat(fixture.outbox.log().backlog(100).rows()).isEqualTo(2);
    assertThat(fixture.outbox.log().backlog(100).oldest()).isNotNull();
    fixture.drain(lane, LARGE);
    assertThat(fixture.outbox.log().backlog(100).rows()).isZero();
  }

  @Test
  void interleavedTransactionsOfAnyShapeAreReadOnceAndInOrder() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<Connection> open = new ArrayList<>();
    List<List<String>> pending = new ArrayList<>();
    List<String> committed = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (int step = 0; step < 400; step++) {
      switch (open.size() < 8 ? random.nextInt(4) : 1 + random.nextInt(3)) {
        case 0 -> {
          open.add(fixture.begin());
          pending.add(new ArrayList<>());
        }
        case 1 -> read.addAll(somePages(random));
        case 2 -> {
          if (!open.isEmpty()) {
            int which = random.nextInt(open.size());
            append(open.get(which), "s" + step, "t" + step);
            pending.get(which).addAll(List.of("s" + step, "t" + step));
          }
        }
        default -> {
          if (!open.isEmpty()) {
            int which = random.nextInt(open.size());
            try (Connection done = open.remove(which)) {
              List<String> names = pending.remove(which);
              if (random.nextInt(10) == 0) {
                done.rollback();
              } else {
                done.commit();
                committed.addAll(names);
              }
            }
          }
        }
      }
    }
    for (Connection rest : open) {
      rest.close();
    }
    read.addAll(fixture.drain(lane, LARGE));
    assertThat(read).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(committed);
  }

  private List<String> somePages(Random random) {
    var bounds = new PageBounds(1 + random.nextInt(5), 1_000_000);
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var page = fixture.read(lane, bounds);
      names.addAll(names(page));
      assertThat(fixture.outbox.log().move(lane, page.after())).isTrue();
    }
    return names;
  }
}
