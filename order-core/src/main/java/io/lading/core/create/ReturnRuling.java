package io.lading.core.create;

import java.util.List;

/** Whether goods of a delivered order may come back. */
public sealed interface ReturnRuling {

  record Valid() implements ReturnRuling {}

  /** tooMany: if that is the reason. */
  record Invalid(String reason, List<TooMany> tooMany) implements ReturnRuling {
    Invalid(String reason) {
      this(reason, List.of());
    }
  }

  /** Pieces that are to come back, and pieces that were delivered and did not come back yet. */
  record TooMany(long skuId, long wanted, long returnable) {}
}
