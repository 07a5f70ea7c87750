package io.lading.core.contract;

/** What a status event tells (contract, "Outputs"). The ordinals are stored: append only. */
public enum EventKind {
  TRANSITION,
  PACKAGE,
  LATE,
  CHECKPOINT,
  FIELDS,
  EXCEPTION,
  INTERCEPT_OVERDUE
}
