package io.lading.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.ChangeRecorder;
import io.lading.bench.postgres.ChangeWriting;
import io.lading.bench.postgres.Lives;
import io.lading.bench.postgres.RecordedChanges;
import io.lading.bench.postgres.RecordedOrders;
import io.lading.bench.postgres.Writing;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cases are fair: each leaves the rows that Lading leaves for the same updates. */
class UpdateSmokeIT {

  private static final UpdateWorkload WORKLOAD = UpdateWorkload.of(7, 40, 80, 20, 1);
  private static final int ALL = 120;

  private static Rig rig;
  private static RecordedLives recorded;
  private static Map<String, Long> written;
  private static List<String> left;

  @BeforeAll
  static void ladingCarriesTheOrders() throws Exception {
    rig = Rig.start();
    try (Database database = rig.freshDatabase(WORKLOAD.trades().stock())) {
      var lading = new LadingInProcess(database.as(Rig.SERVICE_ROLE));
      lading.create(WORKLOAD.messages(0, ALL).toList());
      List<CreatedOrder> orders =
          new Lives(database.asAdministrator()).created(WORKLOAD.tradeOrderCodes(ALL));
      var asCreated = read(database);
      ChangeRecorder.begin(database.as(Rig.OWNER));
      lading.change(WORKLOAD.arrival(orders).stream().map(UpdateMessages::of).toList());
      var changes = RecordedChanges.read(database.as(Rig.OWNER), orders, asCreated);
      recorded = new RecordedLives(orders, asCreated, changes);
      written = new Bookkeeping(database.asAdministrator()).counts();
      left = leftIn(database);
    }
  }

  private static RecordedOrders read(Database database) throws SQLException {
    return RecordedOrders.read(database.as(Rig.OWNER)).inOrderOf(WORKLOAD.tradeOrderCodes(ALL));
  }

  private static List<String> leftIn(Database database) throws SQLException {
    return new Lives(database.asAdministrator()).described();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void ladingAnnouncesEveryStepAndRemembersEveryMessage() {
    long events = UpdatesFromTopicToTopic.events(WORKLOAD.arrival(recorded.created()));
    assertThat(written)
        .containsEntry("outbox", ALL + events)
        .containsEntry("message_identity", 6L * ALL)
        .containsEntry("order_completion", (long) ALL)
        .containsEntry("pieces reserved", 0L);
  }

  @Test
  void changeByChangeLeavesTheSameRowsButRemembersNothing() throws Exception {
    leavesTheSame(ChangeWriting::changeByChange, false);
  }

  @Test
  void unnestBatchesLeaveTheSameRows() throws Exception {
    leavesTheSame((w, source) -> w.batches(source, ChangeWriting.Way.UNNEST, 17), true);
  }

  @Test
  void copyBatchesLeaveTheSameRows() throws Exception {
    leavesTheSame((w, source) -> w.batches(source, ChangeWriting.Way.COPY, 17), true);
  }

  @Test
  void theLeastThatCanBeWrittenLeavesTheSameRowsButRemembersNothing() throws Exception {
    leavesTheSame(
        (w, source) -> w.batches(source, ChangeWriting.Way.COPY_WITHOUT_IDENTITIES, 17), false);
  }

  private static void leavesTheSame(UpdatesInDatabase.Way way, boolean remembers) throws Exception {
    try (Database database = rig.freshDatabase(WORKLOAD.trades().stock())) {
      DataSource source = database.as(Rig.SERVICE_ROLE);
      try (var created = new Writing(recorded.orders(), 1).copy(source, 50)) {
        created.run();
      }
      var writing = new ChangeWriting(recorded.changes(), WORKLOAD.arrival(recorded.created()), 2);
      try (var prepared = way.prepare(writing, source)) {
        prepared.run();
      }
      var expected = new HashMap<>(written);
      if (!remembers) {
        expected.put("message_identity", 0L);
        expected.put("order_completion", 0L);
      }
      assertThat(new Bookkeeping(database.asAdministrator()).counts()).isEqualTo(expected);
      assertThat(leftIn(database)).isEqualTo(left);
    }
  }

  @Test
  void everyCaseIsMeasuredToItsEnd() throws Exception {
    var cases =
        List.of(
            UpdateCases.changeByChange(recorded, 2),
            UpdateCases.batches(recorded, ChangeWriting.Way.UNNEST, 2, 50),
            UpdateCases.batches(recorded, ChangeWriting.Way.COPY, 1, 50));
    Rounds rounds = Rounds.run(rig, WORKLOAD, cases, 1, measured -> {});
    assertThat(rounds.medians()).extracting(Measured::count).containsExactly(120L, 480L, 480L);
    assertThat(rounds.medians())
        .allSatisfy(
            measured -> {
              assertThat(measured.elapsed()).isPositive();
              assertThat(measured.cost().walBytes()).isPositive();
              assertThat(measured.hotShare()).isBetween(0.0, 1.0);
            });
  }
}
