package io.lading.traffic;

import java.util.SplittableRandom;

/** Randomness that depends on (seed, number, purpose) only, so any message can be made alone. */
record Dice(long seed) {

  SplittableRandom at(long number, int purpose) {
    return new SplittableRandom(mix(mix(seed + purpose * 0x9E3779B97F4A7C15L) ^ number));
  }

  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
