package io.lading.planner.distance;

import io.lading.core.contract.Location;
import io.lading.planner.solver.Matrix;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ways between the places of one warehouse, as far as they were told. Safe for use by many
 * threads. Times are nanoseconds of one clock.
 */
final class KnownPlaces {

  /** Columns to spare, so that a new place seldom makes all rows longer. */
  private static final int STEP = 64;

  private final long recheck;

  /** In the order of their numbers. */
  private final Map<Location, WaysFrom> rows = new LinkedHashMap<>();

  private int width;
  private long wantedAt;
  private boolean asking;
  private boolean unused;
  private long keptUnused;

  /** {@code recheck}: after which it is asked again whether there is a way where there was none. */
  KnownPlaces(long recheck) {
    this.recheck = recheck;
  }

  /** How many ways so many places keep room for. */
  static long ways(int places) {
    return (long) places * stepped(places);
  }

  private static int stepped(int places) {
    return (places + STEP - 1) / STEP * STEP;
  }

  synchronized long ways() {
    return (long) rows.size() * width;
  }

  /** What it would be with these places. */
  synchronized long waysWith(List<Location> wanted) {
    var all = new HashSet<>(wanted);
    all.addAll(rows.keySet());
    return (long) all.size() * Math.max(width, stepped(all.size()));
  }

  /**
   * Empty while any way between them is unknown. A place is no way from itself, whatever the source
   * says.
   */
  synchronized Optional<Matrix> matrix(List<Location> wanted, long now) {
    wantedAt = now;
    if (!rows.keySet().containsAll(wanted)) {
      return Optional.empty();
    }
    List<WaysFrom> from = want(wanted, now);
    int[] numbers = numbers(wanted);
    if (!from.stream().allMatch(row -> row.knows(numbers))) {
      return Optional.empty();
    }
    unused = false;
    return Optional.of(between(from, numbers));
  }

  private static Matrix between(List<WaysFrom> rows, int[] numbers) {
    int size = numbers.length;
    int[] distance = new int[size * size];
    int[] duration = new int[size * size];
    for (int from = 0; from < size; from++) {
      rows.get(from).copy(numbers, distance, duration, from * size);
    }
    return new Matrix(size, distance, duration);
  }

  private List<WaysFrom> want(List<Location> wanted, long now) {
    List<WaysFrom> from = wanted.stream().map(this::row).toList();
    from.forEach(row -> row.wantedAt = now);
    return from;
  }

  private WaysFrom row(Location place) {
    return Objects.requireNonNull(rows.get(place), "a place without room");
  }

  /** -1 for what is not there. */
  private int[] numbers(List<Location> places) {
    return places.stream().mapToInt(this::number).toArray();
  }

  private int number(Location place) {
    WaysFrom row = rows.get(place);
    return row == null ? -1 : row.number();
  }

  /** Whether they are all known, and some had no way between them when that was told long ago. */
  synchronized boolean isStale(List<Location> wanted, long now) {
    if (!rows.keySet().containsAll(wanted)) {
      return false;
    }
    int[] numbers = numbers(wanted);
    return wanted.stream().map(this::row).anyMatch(row -> row.isStale(numbers, now - recheck));
  }

  /** Room for these places, most of all. */
  synchronized void add(List<Location> wanted, long now) {
    Set<Location> fresh = new HashSet<>(wanted);
    fresh.removeAll(rows.keySet());
    int size = rows.size() + fresh.size();
    if (size > width) {
      width = stepped(size);
      rows.values().forEach(row -> row.widen(width));
    }
    wanted.forEach(place -> rows.computeIfAbsent(place, _ -> new WaysFrom(rows.size(), width)));
    want(wanted, now);
    wantedAt = now;
  }

  /** What is to be asked so that every way between them, which have room, is known. */
  synchronized List<Question> questions(List<Location> wanted, long now) {
    List<Location> places = wanted.stream().distinct().toList();
    int[] numbers = numbers(places);
    Map<BitSet, List<Location>> alike = new LinkedHashMap<>();
    for (Location from : places) {
      BitSet missing = row(from).missing(numbers, now - recheck);
      if (!missing.isEmpty()) {
        alike.computeIfAbsent(missing, _ -> new ArrayList<>()).add(from);
      }
    }
    List<Question> questions = new ArrayList<>();
    alike.forEach(
        (missing, from) ->
            questions.add(new Question(from, missing.stream().mapToObj(places::get).toList())));
    return questions;
  }

  /** True if there is a way now where there was none. What was forgotten meanwhile stays so. */
  synchronized boolean note(Question question, Table answer, long now) {
    int[] numbers = numbers(question.to());
    boolean mended = false;
    for (int i = 0; i < question.from().size(); i++) {
      WaysFrom row = rows.get(question.from().get(i));
      if (row != null) {
        row.asked(now, now - recheck);
        mended |= row.note(numbers, answer.metres()[i], answer.seconds()[i]);
      }
    }
    return mended;
  }

  /** Forgets what was last wanted before; a few more or less do not matter. */
  synchronized void forget(long before) {
    Set<Location> kept =
        rows.entrySet().stream()
            .filter(row -> row.getValue().wantedAt - before >= 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (rows.size() - kept.size() >= STEP) {
      keep(kept);
    }
  }

  /** Forgets all but these. */
  synchronized void keep(Set<Location> kept) {
    rows.keySet().retainAll(kept);
    int[] stayed = rows.values().stream().mapToInt(WaysFrom::number).toArray();
    width = stepped(stayed.length);
    int number = 0;
    for (WaysFrom row : rows.values()) {
      row.compact(number++, stayed, width);
    }
  }

  /** From now on it is asked for what is missing. */
  synchronized void asking() {
    asking = true;
  }

  /** The asking has ended; what has come is worth keeping for so long, until it is used. */
  synchronized void asked(long until) {
    asking = false;
    unused = true;
    keptUnused = until;
  }

  /** Whether it is being asked for, or has come and was not used yet. */
  synchronized boolean isHeld(long now) {
    return asking || unused && keptUnused - now > 0;
  }

  synchronized long wantedAt() {
    return wantedAt;
  }
}
