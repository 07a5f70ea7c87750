package io.lading.core.contract;

/** How an intercept was answered. The ordinals are stored: append only. */
public enum InterceptOutcome {
  CAUGHT,
  TOO_LATE
}
