package io.lading.core.centre.postgres;

import io.lading.core.intake.InvariantBroken;

/** Counts that must come out. */
final class Count {

  private Count() {}

  static void expect(long expected, long actual, String what) {
    if (expected != actual) {
      throw new InvariantBroken("expected " + expected + " " + what + ", but got " + actual);
    }
  }
}
