package io.lading.core.lifecycle;

/** What a cancel does to a package (domain, "Cancelling"). */
public sealed interface CancelRuling {

  record Cancelled(Standing to) implements CancelRuling {}

  /** An intercept is asked for; somebody has to answer it. */
  record Asked(Standing to) implements CancelRuling {}

  /** Asked or cancelled before. */
  record Already() implements CancelRuling {}

  /** Between warehouse and carrier: may be asked again. */
  record NotNow() implements CancelRuling {}

  record TooLate() implements CancelRuling {}
}
