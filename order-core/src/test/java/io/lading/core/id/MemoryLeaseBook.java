package io.lading.core.id;

import io.lading.core.intake.StorageUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The register with a clock that the test moves, and a line that the test cuts. */
final class MemoryLeaseBook implements LeaseBook {

  private record Row(String owner, long safeUntilMs, long leasedUntilMs) {}

  private final Map<Integer, Row> rows = new HashMap<>();
  long nowMs = IdLayout.EPOCH_MS + 1_000_000;
  boolean away;
  int renewals;

  @Override
  public synchronized Entry take(String owner, Duration span) {
    reach();
    for (int worker = 0; worker < IdLayout.WORKERS; worker++) {
      Row row = rows.get(worker);
      if (row == null || row.leasedUntilMs() < nowMs) {
        long above = row == null ? 0 : row.safeUntilMs() + 1;
        long from = Math.max(above, nowMs);
        rows.put(worker, new Row(owner, from + span.toMillis(), nowMs + span.toMillis()));
        return new Entry(new WorkerLease(worker, from, from + span.toMillis()), nowMs);
      }
    }
    throw new StorageUnavailable("all held", new IllegalStateException("all held"));
  }

  @Override
  public synchronized Optional<Entry> renew(String owner, WorkerLease lease, Duration span) {
    reach();
    renewals++;
    Row row = rows.get(lease.worker());
    if (row == null || !row.owner().equals(owner)) {
      return Optional.empty();
    }
    long safe = Math.max(row.safeUntilMs(), nowMs + span.toMillis());
    rows.put(lease.worker(), new Row(owner, safe, nowMs + span.toMillis()));
    return Optional.of(new Entry(new WorkerLease(lease.worker(), lease.fromMs(), safe), nowMs));
  }

  @Override
  public synchronized void giveBack(String owner, WorkerLease lease, long lastUsedMs) {
    reach();
    rows.put(lease.worker(), new Row("", lastUsedMs, Long.MIN_VALUE));
  }

  private void reach() {
    if (away) {
      throw new StorageUnavailable("away", new IllegalStateException("away"));
    }
  }
}
