package io.lading.planner.plan;

import io.lading.planner.parcel.ParcelKey;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan to be claimed: planned routes that none of the drafts lives on with are superseded.
 *
 * @param leftOut every parcel of the snapshot that is on no draft, and why
 * @param provisional it was made by ways that are not known yet
 */
public record DraftedPlan(
    List<Draft> drafts, SortedMap<ParcelKey, LeftOut> leftOut, boolean provisional) {

  /** Until when every route of it can still begin in time, and a second; null: for ever. */
  public @Nullable Instant keeps() {
    Instant earliest = null;
    for (Draft draft : drafts) {
      Instant latest = draft.latestStart();
      if (latest != null && (earliest == null || latest.isBefore(earliest))) {
        earliest = latest;
      }
    }
    return earliest == null ? null : earliest.plusSeconds(1);
  }

  /** Nothing can be planned, all for the same reason. */
  static DraftedPlan nothing(Snapshot snapshot, LeftOut reason) {
    SortedMap<ParcelKey, LeftOut> leftOut = new TreeMap<>();
    snapshot.waiting().forEach(waiting -> leftOut.put(waiting.parcel().key(), reason));
    return new DraftedPlan(List.of(), leftOut, false);
  }
}
