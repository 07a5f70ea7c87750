package io.lading.tracking.verify;

import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.TimelineEntry;
import java.util.Arrays;

/**
 * What a set of events comes to, per order, in 32 to 64 bytes each: which sequences, as a span, and
 * the sum of their digests, which does not depend on their order. Not safe for many threads.
 */
final class Fold {

  /** The events of one order. */
  record Span(int first, int last, int events, long digest) {
    static final Span NONE = new Span(0, 0, 0, 0);

    boolean covers(int sequence) {
      return first <= sequence && sequence <= last;
    }
  }

  /** What is told of each order. */
  interface Visitor {
    void order(long orderId, Span span);
  }

  private long[] orders = new long[1 << 10];
  private long[] digests = new long[1 << 10];
  private int[] spans = new int[3 << 10];
  private int used;

  void add(TimelineEntry entry) {
    EventKey key = entry.key();
    int slot = claim(key.orderId());
    int at = 3 * slot;
    spans[at] = spans[at + 2] == 0 ? key.sequence() : Math.min(spans[at], key.sequence());
    spans[at + 1] = Math.max(spans[at + 1], key.sequence());
    spans[at + 2]++;
    digests[slot] += digest(entry);
  }

  Span of(long orderId) {
    int slot = find(orders, orderId + 1);
    return orders[slot] == 0 ? Span.NONE : span(slot);
  }

  void forEach(Visitor visitor) {
    for (int slot = 0; slot < orders.length; slot++) {
      if (orders[slot] != 0) {
        visitor.order(orders[slot] - 1, span(slot));
      }
    }
  }

  private Span span(int slot) {
    int at = 3 * slot;
    return new Span(spans[at], spans[at + 1], spans[at + 2], digests[slot]);
  }

  /** FNV-1a over everything the entry says, mixed so that sums of digests do not cancel. */
  private static long digest(TimelineEntry entry) {
    String text = entry.toString();
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    return mixed ^ (mixed >>> 31);
  }

  /** Slots keep order id + 1, so that 0 is an empty one. */
  private int claim(long orderId) {
    int slot = find(orders, orderId + 1);
    if (orders[slot] == 0) {
      if (2 * ++used > orders.length) {
        grow();
        slot = find(orders, orderId + 1);
      }
      orders[slot] = orderId + 1;
    }
    return slot;
  }

  private static int find(long[] orders, long stored) {
    int slot = (int) ((stored * 0x9e3779b97f4a7c15L) >>> 33) & (orders.length - 1);
    while (orders[slot] != 0 && orders[slot] != stored) {
      slot = (slot + 1) & (orders.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] more = new long[2 * orders.length];
    long[] moreDigests = new long[more.length];
    int[] moreSpans = new int[3 * more.length];
    for (int slot = 0; slot < orders.length; slot++) {
      if (orders[slot] != 0) {
        int to = find(more, orders[slot]);
        more[to] = orders[slot];
        moreDigests[to] = digests[slot];
        int[] moved = Arrays.copyOfRange(spans, 3 * slot, 3 * slot + 3);
        System.arraycopy(moved, 0, moreSpans, 3 * to, 3);
      }
    }
    orders = more;
    digests = moreDigests;
    spans = moreSpans;
  }
}
