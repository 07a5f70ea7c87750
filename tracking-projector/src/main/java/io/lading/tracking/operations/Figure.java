package io.lading.tracking.operations;

import java.util.function.Function;

/** Something that was measured, or why it could not be: what is not known is never told as 0. */
public sealed interface Figure<T> {

  record Known<T>(T value) implements Figure<T> {}

  record Unknown<T>(Reason reason, String detail) implements Figure<T> {}

  /** Why something is not known. */
  enum Reason {
    /** It is somewhere in the database, which did not tell it. */
    DATABASE,
    /** The brokers know it, and did not tell it. */
    BROKERS,
    /** The brokers have no topic of that name. */
    NO_TOPIC,
    /** The group has never said how far it has consumed. */
    NO_POSITION,
    /** Nobody has ever begun to publish the outbox. */
    NO_RELAY,
    /** It takes two looks, and this was the first one, or a counter was set back between them. */
    ONE_LOOK
  }

  default <R> Figure<R> map(Function<T, R> function) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(function.apply(value));
      case Unknown<T>(Reason reason, String detail) -> new Unknown<>(reason, detail);
    };
  }

  default <R> Figure<R> flatMap(Function<T, Figure<R>> function) {
    return switch (this) {
      case Known<T>(T value) -> function.apply(value);
      case Unknown<T>(Reason reason, String detail) -> new Unknown<>(reason, detail);
    };
  }
}
