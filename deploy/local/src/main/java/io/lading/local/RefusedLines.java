package io.lading.local;

import io.lading.traffic.TradeLine;
import io.lading.traffic.TrafficMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of a file that are no trades: how many, and the first of them with their reasons. */
final class RefusedLines {
  private static final int REMEMBERED = 10;

  private final List<String> first = new ArrayList<>();
  private long count;

  /** The trade of the line, or nothing, noted. */
  Stream<TrafficMessage> without(TradeLine line) {
    return switch (line) {
      case TradeLine.Good(long number, TrafficMessage message) -> Stream.of(message);
      case TradeLine.Bad bad -> {
        note(bad);
        yield Stream.empty();
      }
    };
  }

  private void note(TradeLine.Bad bad) {
    if (count++ < REMEMBERED) {
      first.add(bad.toString());
    }
  }

  long count() {
    return count;
  }

  List<String> first() {
    return List.copyOf(first);
  }

  /** Of the first, to end a sentence with; nothing when there is none. */
  String reason() {
    return first.isEmpty() ? "" : ": " + first.getFirst();
  }
}
