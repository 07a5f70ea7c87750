package io.lading.local;

import io.lading.traffic.Announcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the status topic said of each order, in its order, kept as a subscriber has to: what comes
 * again is dropped by its sequence, a gap is noted.
 */
final class TimeLines implements Consumer<Announcement> {
  private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
  private final List<String> gaps = new ArrayList<>();
  private final AtomicLong events = new AtomicLong();

  @Override
  public void accept(Announcement announced) {
    List<String> line =
        lines.computeIfAbsent(announced.tradeOrderCode(), first -> new ArrayList<>());
    synchronized (line) {
      if (announced.sequence() == line.size() + 1) {
        line.add(inWords(announced));
        events.incrementAndGet();
      } else if (announced.sequence() > line.size()) {
        gaps.add(announced + " after " + line.size());
      }
    }
  }

  private static String inWords(Announcement announced) {
    return announced.kind().equals("TRANSITION")
        ? announced.status()
        : announced.kind() + " " + announced.status();
  }

  /** How many, each once. */
  long events() {
    return events.get();
  }

  /** When no more is announced. */
  List<String> gaps() {
    return gaps;
  }

  /** By trade; when no more is announced. */
  Map<String, List<String>> lines() {
    return lines;
  }
}
