package io.lading.planner.postgres;

import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.Tally;
import io.lading.core.model.Identity;
import io.lading.planner.fleet.FleetPoll.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each message of a poll ended: one outcome each; a copy of a refused one changes nothing. */
final class FleetOutcomes {

  private static final Tally APPLIED = new Tally(1, 0, 0, 0, 0);
  private static final Tally NO_OP = new Tally(0, 1, 0, 0, 0);
  private static final Tally REJECTED = new Tally(0, 0, 1, 0, 0);
  private static final Tally DEAD = new Tally(0, 0, 0, 1, 0);

  private final Map<PartitionRef, Tally> tallies = new HashMap<>();
  private final Set<Identity> known;
  private final Set<Identity> refused = new HashSet<>();

  FleetOutcomes(Set<Identity> known) {
    this.known = known;
  }

  /** Its copy was, before: time does not make it any better. */
  boolean isRefused(Entry entry) {
    return known.contains(entry.identity());
  }

  void applied(Entry entry) {
    count(entry, APPLIED);
  }

  void nothing(Entry entry) {
    count(entry, NO_OP);
  }

  /** True the first time: it is to be said. */
  boolean rejected(Entry entry) {
    return refuse(entry, REJECTED);
  }

  /** True the first time: it is to be said. */
  boolean dead(Entry entry) {
    return refuse(entry, DEAD);
  }

  private boolean refuse(Entry entry, Tally tally) {
    boolean fresh = !known.contains(entry.identity()) && refused.add(entry.identity());
    count(entry, fresh ? tally : NO_OP);
    return fresh;
  }

  private void count(Entry entry, Tally tally) {
    tallies.merge(entry.from(), tally, Tally::plus);
  }

  Map<PartitionRef, Tally> tallies() {
    return tallies;
  }

  List<Identity> refused() {
    return List.copyOf(refused);
  }
}
