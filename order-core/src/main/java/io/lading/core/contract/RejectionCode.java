package io.lading.core.contract;

/** Why a rule refused a message (contract, "Outputs"). The ordinals are stored: append only. */
public enum RejectionCode {
  INSUFFICIENT_STOCK,
  CONFLICTING_DUPLICATE,
  CANCELLED_BEFORE_CREATION,
  INVALID_TRANSITION,
  VERSION_CONFLICT,
  CANCEL_TOO_LATE,
  CANCEL_NOT_NOW,
  NOT_UPDATABLE_NOW,
  INVALID_RETURN,
  BELOW_RESERVED
}
