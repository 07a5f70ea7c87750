package io.lading.local;

import io.lading.engines.postgres.Database;

/** Checks the invariants that apply and says the result. */
final class Invariants {
  private Invariants() {}

  static boolean report(Database database, Screen screen) {
    screen.say("invariants: not yet " + database.name());
    return true;
  }
}
