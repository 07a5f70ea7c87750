package io.lading.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.bench.postgres.Bookkeeping;
import io.lading.bench.postgres.RecordedOrders;
import io.lading.bench.postgres.Writing;
import io.lading.engines.postgres.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cases are fair: each writes the rows that Lading writes for the same trades. */
class BenchSmokeIT {

  private static final Workload WORKLOAD = Workload.of(7, 100, 200, 50);
  private static final int ALL = 300;

  private static Rig rig;
  private static RecordedOrders recorded;
  private static Map<String, Long> written;

  @BeforeAll
  static void ladingWritesTheOrders() throws Exception {
    rig = Rig.start();
    try (Database database = rig.freshDatabase(WORKLOAD.stock())) {
      new LadingInProcess(database.as(Rig.SERVICE_ROLE)).create(WORKLOAD.messages(0, ALL));
      written = new Bookkeeping(database.asAdministrator()).counts();
      recorded = RecordedOrders.read(database.as(Rig.OWNER));
    }
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void ladingWritesWhatTheGeneratorExpects() {
    var expected = WORKLOAD.traffic().expected(ALL);
    assertThat(written)
        .containsEntry("logistics_order_unique", expected.created())
        .containsEntry("logistics_order", expected.created())
        .containsEntry("logistics_order_state", expected.created())
        .containsEntry("logistics_order_package", expected.packages())
        .containsEntry("logistics_order_item", expected.items())
        .containsEntry("outbox", expected.created());
  }

  @Test
  void rowByRowWritesTheSameRows() throws Exception {
    sameRows((writing, source) -> writing.rowByRow(source));
  }

  @Test
  void unnestBatchesWriteTheSameRows() throws Exception {
    sameRows((writing, source) -> writing.unnest(source, 17));
  }

  @Test
  void copyBatchesWriteTheSameRows() throws Exception {
    sameRows((writing, source) -> writing.copy(source, 17));
  }

  private static void sameRows(DatabaseOnly.Way way) throws Exception {
    try (Database database = rig.freshDatabase(WORKLOAD.stock())) {
      try (var prepared = way.prepare(new Writing(recorded, 2), database.as(Rig.SERVICE_ROLE))) {
        prepared.run();
      }
      assertThat(new Bookkeeping(database.asAdministrator()).counts()).isEqualTo(written);
      assertThat(RecordedOrders.read(database.as(Rig.OWNER)).described())
          .isEqualTo(recorded.described());
    }
  }

  @Test
  void theRecordAtATimeServiceWritesTheSameRowsAndPublishesEveryEvent() throws Exception {
    rig.desk().cleanSlate();
    try (Database database = rig.freshDatabase(WORKLOAD.stock());
        Service service = PeerService.start(rig, database, recorded, 3);
        var held = rig.desk().hold(WORKLOAD.records(0, ALL))) {
      assertThat(service.pid()).isPositive();
      held.release();
      rig.desk().awaitStatusEvents(ALL, Duration.ofMinutes(1));
      var expected = new HashMap<>(written);
      expected.put("outbox", 0L);
      assertThat(new Bookkeeping(database.asAdministrator()).counts()).isEqualTo(expected);
    }
  }

  @Test
  void everyCaseIsMeasuredToItsEnd() throws Exception {
    var cases =
        List.of(
            Cases.rowByRow(recorded, 2),
            Cases.peer(recorded, 2),
            Cases.unnest(recorded, 2, 50),
            Cases.copy(recorded, 2, 50));
    Rounds rounds = Rounds.run(rig, WORKLOAD, cases, 1, measured -> {});
    assertThat(rounds.medians()).extracting(Measured::count).containsExactly(50L, 50L, 200L, 200L);
    assertThat(rounds.medians())
        .allSatisfy(
            measured -> {
              assertThat(measured.elapsed()).isPositive();
              assertThat(measured.cost().walBytes()).isPositive();
            });
  }
}
