package io.lading.planner.solver;

import java.util.Arrays;

/** Who drives and who is idle. Those who were never offered are neither. */
final class Fleet {

  /** Slots with stops. */
  final IntBag used;

  /** Slots without stops, by type. */
  final IntBag[] spare;

  private final int[] typeOf;

  Fleet(Facts facts) {
    typeOf = facts.slotType;
    used = new IntBag(facts.slots());
    spare = new IntBag[facts.types.size()];
    Arrays.setAll(spare, type -> new IntBag(facts.slots()));
  }

  void offer(int slot) {
    spare[typeOf[slot]].add(slot);
  }

  /** Nobody is offered any more; nobody may be in use. */
  void withdraw() {
    for (IntBag idle : spare) {
      idle.clear();
    }
  }

  void employ(int slot) {
    spare[typeOf[slot]].remove(slot);
    used.add(slot);
  }

  void dismiss(int slot) {
    used.remove(slot);
    spare[typeOf[slot]].add(slot);
  }
}
