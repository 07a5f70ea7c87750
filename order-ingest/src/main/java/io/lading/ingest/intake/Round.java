package io.lading.ingest.intake;

import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PositionMove;
import java.util.List;

/** A part of a poll that one use case commits, with the moves that belong to it. */
sealed interface Round {

  /** To be made. */
  record Paid(List<Entry<OrderPaid>> entries, List<PositionMove> moves) implements Round {}

  /** To be changed. */
  record Later(List<Entry<InputEvent>> entries, List<PositionMove> moves) implements Round {}
}
