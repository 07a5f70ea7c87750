package io.lading.bench;

import io.lading.core.model.LgOrderCode;

/** An order whose life is to be lived. */
public record CreatedOrder(long id, String tradeOrderCode, int packages) {

  String lgOrderCode() {
    return LgOrderCode.of(id);
  }

  /** The step whose last event has this sequence; 0 if it is not the last event of one. */
  int stepEndedBy(int sequence) {
    int beyondConfirmed = sequence - new Step(this, 1).lastSequence();
    return beyondConfirmed < 0 || beyondConfirmed % packages != 0
        ? 0
        : 1 + beyondConfirmed / packages;
  }
}
