package io.lading.bench;

import io.lading.bench.postgres.ChangeRecorder;
import io.lading.bench.postgres.ChangeWriting;
import io.lading.bench.postgres.RecordedChanges;
import io.lading.bench.postgres.RecordedOrders;
import io.lading.engines.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cases of the benchmark of updates. The letters are those of the README. */
final class UpdateCases {

  static final String LADING = "(E) Lading, topic to topic";
  static final String SOURCE = "(S) SELECT FOR UPDATE, UPDATE, INSERT in one transaction";
  static final String UNNEST = "(L) bare unnest batches";
  static final String COPY = "(L) bare unnest and COPY batches";
  static final String LEAST = "(L) the same, remembering no messages";

  private static final List<Integer> SOURCE_CONNECTIONS = List.of(1, 8, 32);
  private static final List<Integer> LIMIT_CONNECTIONS = List.of(1, 2);

  private final FromTopicToTopic.Start ingest;

  /** {@code ingest}: starts Lading. */
  UpdateCases(FromTopicToTopic.Start ingest) {
    this.ingest = ingest;
  }

  Case<UpdateWorkload> lading() {
    return new UpdatesFromTopicToTopic(
        new UpdatesFromTopicToTopic.Plan(
            LADING,
            ingest,
            UpdatesFromTopicToTopic.Aside.NOTHING,
            UpdatesFromTopicToTopic.Aside.NOTHING));
  }

  /** Lets Lading do all of the workload once, unmeasured, and reads its rows back. */
  RecordedLives record(Rig rig, UpdateWorkload workload) throws Exception {
    var recording = new Recording(workload);
    new UpdatesFromTopicToTopic(
            new UpdatesFromTopicToTopic.Plan(LADING, ingest, recording::created, recording::lived))
        .measure(rig, workload);
    return Objects.requireNonNull(recording.lives);
  }

  private static final class Recording {
    private final UpdateWorkload workload;
    private @Nullable RecordedOrders asCreated;
    private @Nullable RecordedLives lives;

    Recording(UpdateWorkload workload) {
      this.workload = workload;
    }

    void created(Database database, List<CreatedOrder> orders) throws SQLException {
      asCreated =
          RecordedOrders.read(database.as(Rig.OWNER))
              .inOrderOf(workload.tradeOrderCodes(orders.size()));
      ChangeRecorder.begin(database.as(Rig.OWNER));
    }

    void lived(Database database, List<CreatedOrder> orders) throws SQLException {
      RecordedOrders made = Objects.requireNonNull(asCreated);
      lives =
          new RecordedLives(
              orders, made, RecordedChanges.read(database.as(Rig.OWNER), orders, made));
    }
  }

  /** Everything but Lading. */
  static List<Case<UpdateWorkload>> others(RecordedLives lives, List<Integer> batchSizes) {
    var cases = new ArrayList<Case<UpdateWorkload>>();
    for (int connections : SOURCE_CONNECTIONS) {
      cases.add(changeByChange(lives, connections));
    }
    for (int connections : LIMIT_CONNECTIONS) {
      for (int size : batchSizes) {
        cases.add(batches(lives, ChangeWriting.Way.UNNEST, connections, size));
        cases.add(batches(lives, ChangeWriting.Way.COPY, connections, size));
        cases.add(batches(lives, ChangeWriting.Way.COPY_WITHOUT_IDENTITIES, connections, size));
      }
    }
    return cases;
  }

  static Case<UpdateWorkload> changeByChange(RecordedLives lives, int connections) {
    return new UpdatesInDatabase(
        new UpdatesInDatabase.Plan(
            SOURCE + on(connections),
            true,
            connections,
            (writing, database) -> writing.changeByChange(database)),
        lives);
  }

  static Case<UpdateWorkload> batches(
      RecordedLives lives, ChangeWriting.Way way, int connections, int size) {
    return new UpdatesInDatabase(
        new UpdatesInDatabase.Plan(
            name(way) + on(connections) + ", " + size + " updates each",
            false,
            connections,
            (writing, database) -> writing.batches(database, way, size)),
        lives);
  }

  private static String name(ChangeWriting.Way way) {
    return switch (way) {
      case UNNEST -> UNNEST;
      case COPY -> COPY;
      case COPY_WITHOUT_IDENTITIES -> LEAST;
    };
  }

  private static String on(int connections) {
    return ", " + connections + (connections == 1 ? " connection" : " connections");
  }
}
