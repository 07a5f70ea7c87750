package io.lading.core.lifecycle;

/** What the answer to an intercept does to a package (domain, "Cancelling"). */
public sealed interface AnswerRuling {

  record Caught(Standing to) implements AnswerRuling {}

  /** It goes on, and who asked is told. */
  record TooLate(Standing to) implements AnswerRuling {}

  /** Says what is so already. */
  record Already() implements AnswerRuling {}

  /** Contradicts what is so. */
  record Invalid() implements AnswerRuling {}
}
