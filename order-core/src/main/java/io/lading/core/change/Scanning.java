package io.lading.core.change;

import io.lading.core.contract.Checkpoint;
import io.lading.core.contract.EventKind;
import io.lading.core.intake.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scan that changes no status: it is on the time line, and that is all. */
final class Scanning {

  private Scanning() {}

  static Outcome decide(Concern concern, Checkpoint scan) {
    List<Integer> packages = concern.packages();
    if (packages.isEmpty()) {
      return concern.noSuchPackage(null);
    }
    Notice notice = concern.notice(null, scan.location(), scan.description());
    concern.order().note(EventKind.CHECKPOINT, scanned(concern, packages), notice);
    return concern.applied();
  }

  /** The only package of an order is meant as soon as it is on its own path. */
  private static @Nullable Integer scanned(Concern concern, List<Integer> packages) {
    int first = packages.getFirst();
    boolean one =
        concern.namesPackage()
            || concern.order().order().parcels().size() == 1
                && !concern.order().parcel(first).standing().isWaiting();
    return one ? first : null;
  }
}
