package io.lading.core.contract;

/** What a document parsed to. */
sealed interface Parsed<T> {

  /** Good only if no violation was noted. */
  record Made<T>(T value) implements Parsed<T> {}

  record Flawed<T>(DeadLetterReason reason) implements Parsed<T> {}
}
