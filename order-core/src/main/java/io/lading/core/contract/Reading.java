package io.lading.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of reading a message: a value, never an exception. */
public sealed interface Reading {

  /** Understood and valid by itself. */
  record Readable(Envelope envelope, InputEvent event) implements Reading {}

  /** Cannot be acted on; the envelope is there as far as it could be read. */
  record Unreadable(
      @Nullable Envelope envelope, DeadLetterReason reason, List<Violation> violations)
      implements Reading {}
}
