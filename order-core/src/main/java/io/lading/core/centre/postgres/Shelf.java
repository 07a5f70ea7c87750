package io.lading.core.centre.postgres;

/** Where an order is: never in both, never in neither. */
enum Shelf {
  LIVE,
  HISTORY
}
