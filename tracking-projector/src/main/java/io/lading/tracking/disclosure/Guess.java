package io.lading.tracking.disclosure;

import java.time.Duration;

/** What became of a receipt code that somebody presented. */
public sealed interface Guess {

  record Right() implements Guess {}

  record Wrong() implements Guess {}

  /** Too many were wrong: this one was not looked at, nor is another within that time. */
  record Barred(Duration rest) implements Guess {}
}
