package io.lading.core.postgres;

/** Where an order is: never in both, never in neither. */
public enum Shelf {
  LIVE,
  HISTORY
}
