package io.lading.tracking.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one question as its answer. */
final class TimelineOfRows {

  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private TimelineOfRows() {}

  static OrderHead head(ResultSet row) throws SQLException {
    return new OrderHead(
        row.getLong("head_order"),
        STATUSES[row.getInt("head_status")],
        row.getInt("contiguous"),
        row.getInt("highest"),
        row.getInt("beyond"));
  }

  /** From the first row on, which is there: the entries, then the last event of each package. */
  static OrderTimeline timeline(ResultSet row, int limit) throws SQLException {
    OrderHead head = head(row);
    List<TimelineEntry> entries = new ArrayList<>();
    List<PackageState> packages = new ArrayList<>();
    do {
      if (row.getObject("sequence") == null) {
        continue;
      }
      TimelineEntry entry = EntryOfRow.entry(row);
      if (!row.getBoolean("is_package")) {
        entries.add(entry);
      } else if (entry.packageState() != null) {
        packages.add(entry.packageState());
      }
    } while (row.next());
    boolean hasMore = entries.size() > limit;
    return new OrderTimeline(
        head, hasMore ? entries.subList(0, limit) : entries, hasMore, packages);
  }
}
