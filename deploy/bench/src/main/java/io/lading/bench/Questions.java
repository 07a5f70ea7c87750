package io.lading.bench;

import java.util.List;
import java.util.Random;

/**
 * Questions of one kind, each about something that was picked at random from what is there.
 *
 * @param asked paths from the service's root
 * @param within how long the 99th percentile may take, in milliseconds
 */
record Questions(String name, List<String> asked, int ratePerSecond, int within) {

  Questions {
    asked = List.copyOf(asked);
    if (asked.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to ask about: " + name);
    }
  }

  Questions at(int rate) {
    return new Questions(name, asked, rate, within);
  }

  /** So many of them at random. */
  List<String> picked(int count, long seed) {
    return new Random(seed).ints(count, 0, asked.size()).mapToObj(asked::get).toList();
  }
}
