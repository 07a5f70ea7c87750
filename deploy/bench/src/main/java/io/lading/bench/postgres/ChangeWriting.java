package io.lading.bench.postgres;

import io.lading.bench.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Writes recorded changes over several connections at once, with no application and no Kafka. The
 * changes of an order all go through one connection, in their order, as those of a partition would.
 */
public final class ChangeWriting {

  /** How batches are written. */
  public enum Way {
    UNNEST,
    COPY,
    COPY_WITHOUT_IDENTITIES
  }

  private final RecordedChanges changes;
  private final List<List<RecordedChange>> lanes;

  public ChangeWriting(RecordedChanges changes, List<Step> arrival, int connections) {
    this.changes = changes;
    this.lanes = IntStream.range(0, connections).mapToObj(i -> lane()).toList();
    for (Step step : arrival) {
      int lane = Math.floorMod(Long.hashCode(step.order().id() * 0x9E3779B97F4A7C15L), connections);
      lanes.get(lane).add(changes.of(step));
    }
  }

  private static List<RecordedChange> lane() {
    return new ArrayList<>();
  }

  /** Case (S): an update per transaction, a statement per row. */
  public Writing.Prepared changeByChange(DataSource database) throws SQLException {
    var toClose = new ArrayList<AutoCloseable>();
    var work = new ArrayList<Callable<Void>>();
    for (List<RecordedChange> lane : lanes) {
      Connection connection = Writing.open(database, toClose);
      var writer = new ChangeByChange(connection, changes.tables());
      toClose.add(writer);
      work.add(() -> writeAll(connection, lane, writer));
    }
    return new Writing.Prepared(work, toClose);
  }

  /** Case (L): a batch per transaction, a statement per table. */
  public Writing.Prepared batches(DataSource database, Way way, int size) throws SQLException {
    var toClose = new ArrayList<AutoCloseable>();
    var work = new ArrayList<Callable<Void>>();
    for (List<RecordedChange> lane : lanes) {
      Connection connection = Writing.open(database, toClose);
      List<ChangeBatch> batches = batches(lane, way, size);
      work.add(() -> writeAll(connection, batches, (c, batch) -> batch.write(c)));
    }
    return new Writing.Prepared(work, toClose);
  }

  private List<ChangeBatch> batches(List<RecordedChange> lane, Way way, int size) {
    return IntStream.range(0, (lane.size() + size - 1) / size)
        .mapToObj(i -> lane.subList(i * size, Math.min(lane.size(), (i + 1) * size)))
        .map(batch -> new ChangeBatch(changes.tables(), way, batch))
        .toList();
  }

  private static <T> Void writeAll(Connection connection, List<T> units, OrderWriter<T> writer)
      throws SQLException {
    for (T unit : units) {
      writer.write(connection, unit);
    }
    return null;
  }
}
