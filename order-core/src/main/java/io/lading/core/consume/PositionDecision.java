package io.lading.core.consume;

/** Where to consume from, or why not to. */
public sealed interface PositionDecision {

  /** Go on at {@code nextOffset}. */
  record Continue(long nextOffset) implements PositionDecision {}

  /** Go where the operator says: the database first, then Kafka with our mark, then consume. */
  record Obey(long nextOffset) implements PositionDecision {}

  /** Stop and say why. */
  record Refuse(PositionRefusal refusal) implements PositionDecision {}
}
