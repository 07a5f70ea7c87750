package io.lading.tracking.verify;

import io.lading.tracking.timeline.EventKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Ranges of events that were jumped over and may still come. Empty unless something is wrong. */
final class Jumped {

  private final Map<Long, TreeMap<Integer, Integer>> ranges = new HashMap<>();

  void add(long orderId, int from, int to) {
    if (from <= to) {
      ranges.computeIfAbsent(orderId, _ -> new TreeMap<>()).put(from, to);
    }
  }

  /** True the first time that an event in one of the ranges comes. */
  boolean take(EventKey key) {
    TreeMap<Integer, Integer> open = ranges.get(key.orderId());
    Map.Entry<Integer, Integer> range = open == null ? null : open.floorEntry(key.sequence());
    if (open == null || range == null || range.getValue() < key.sequence()) {
      return false;
    }
    open.remove(range.getKey());
    add(key.orderId(), range.getKey(), key.sequence() - 1);
    add(key.orderId(), key.sequence() + 1, range.getValue());
    return true;
  }
}
