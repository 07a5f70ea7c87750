package io.lading.engines.process;

import org.jspecify.annotations.Nullable;

/** An engine could not be had. The message is one line that a person can act on. */
public final class EngineFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineFailure(String message) {
    super(message);
  }

  public EngineFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
