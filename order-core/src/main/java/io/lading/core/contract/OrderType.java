package io.lading.core.contract;

/** What an order moves goods for. The ordinals are stored: append only. */
public enum OrderType {
  FORWARD,
  REVERSE
}
