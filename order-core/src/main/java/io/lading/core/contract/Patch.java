package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** What a JSON merge patch (RFC 7396) says of one field. */
public sealed interface Patch<T> {

  /** Not mentioned: stays as it is. */
  record Absent<T>() implements Patch<T> {}

  /** Null: has no value any more. */
  record Clear<T>() implements Patch<T> {}

  record Set<T>(T value) implements Patch<T> {}

  static <T> Patch<T> to(@Nullable T after) {
    return after == null ? new Clear<>() : new Set<>(after);
  }

  /** Null is no value, before and after. */
  default @Nullable T applied(@Nullable T before) {
    return switch (this) {
      case Absent<T> _ -> before;
      case Clear<T> _ -> null;
      case Set<T>(T value) -> value;
    };
  }
}
