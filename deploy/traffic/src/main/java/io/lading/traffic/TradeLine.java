package io.lading.traffic;

import java.util.List;

/** What became of reading a trade from a file. */
public sealed interface TradeLine {

  /** A message ready to publish; {@code line}: where it begins, from 1. */
  record Good(long line, TrafficMessage message) implements TradeLine {}

  /** Left out, and everything that is wrong with it. */
  record Bad(long line, List<String> reasons) implements TradeLine {
    @Override
    public String toString() {
      return "line " + line + ": " + String.join("; ", reasons);
    }
  }
}
