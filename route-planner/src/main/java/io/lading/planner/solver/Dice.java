package io.lading.planner.solver;

/** Fast random numbers (SplitMix64). Not for many threads. */
final class Dice {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  long bits() {
    long z = state += GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** From 0 to 1, 1 never. */
  double share() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Whether something happens that is as likely as {@code probability}. */
  boolean hits(double probability) {
    return bits() >>> 11 < (long) (probability * 0x1.0p53);
  }
}
