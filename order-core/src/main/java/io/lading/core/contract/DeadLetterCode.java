package io.lading.core.contract;

/** Why a message cannot be acted on (contract, "Outputs"). The ordinals are stored: append only. */
public enum DeadLetterCode {
  UNREADABLE_EVENT,
  UNKNOWN_TYPE,
  INVALID_EVENT,
  UNKNOWN_ORDER
}
