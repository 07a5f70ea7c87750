package io.lading.planner.parcel;

import io.lading.core.contract.StatusChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * When the turn of each event has come: of an order they are taken by their sequence, without a
 * gap. One that comes earlier than the one before it is kept until then: the one before may be
 * behind on another partition. Not safe for many threads.
 */
public final class Turns {

  private final Map<Long, Integer> taken;
  private final Set<EventKey> kept = new HashSet<>();
  private final NavigableMap<EventKey, StatusChanged> early = new TreeMap<>();

  /**
   * @param taken the sequence that each order was taken to, 0 for none
   * @param kept what came too early before
   */
  public Turns(Map<Long, Integer> taken, Collection<StatusChanged> kept) {
    this.taken = new HashMap<>(taken);
    for (StatusChanged event : kept) {
      this.kept.add(EventKey.of(event));
      offer(event);
    }
  }

  /** False: it was taken before, or is kept already. */
  public boolean offer(StatusChanged event) {
    EventKey key = EventKey.of(event);
    return key.sequence() > takenOf(key) && early.putIfAbsent(key, event) == null;
  }

  /** Takes those whose turn it is, in order. */
  public List<StatusChanged> take() {
    return take(Map.of());
  }

  /**
   * Takes those whose turn it is, in order.
   *
   * @param passing up to which sequence an order's gaps are passed over: what is missing there is
   *     not to come
   */
  public List<StatusChanged> take(Map<Long, Integer> passing) {
    List<StatusChanged> turn = new ArrayList<>();
    Iterator<Map.Entry<EventKey, StatusChanged>> next = early.entrySet().iterator();
    while (next.hasNext()) {
      Map.Entry<EventKey, StatusChanged> event = next.next();
      EventKey key = event.getKey();
      boolean passed = key.sequence() <= passing.getOrDefault(key.orderId(), 0);
      if (key.sequence() == takenOf(key) + 1 || passed && key.sequence() > takenOf(key)) {
        taken.put(key.orderId(), key.sequence());
        turn.add(event.getValue());
        next.remove();
      }
    }
    return turn;
  }

  private int takenOf(EventKey key) {
    return taken.getOrDefault(key.orderId(), 0);
  }

  /** The sequence that each order is taken to now. */
  public Map<Long, Integer> taken() {
    return taken;
  }

  /** Everything whose turn has not come, in order. */
  public List<StatusChanged> early() {
    return List.copyOf(early.values());
  }

  /** Those of what was offered whose turn has not come, in order: they are to be kept, too. */
  public List<StatusChanged> toKeep() {
    return early.entrySet().stream()
        .filter(event -> !kept.contains(event.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether something was kept that is taken now, or was by whoever did not know of it. */
  public boolean hasTakenKept() {
    return !early.keySet().containsAll(kept);
  }
}
