package io.lading.core.create;

/** What a dedup row says of a trade. */
public sealed interface KnownTrade {

  /** There is an order, made of content with this hash, by this version of the hashing. */
  record Ordered(long orderId, byte[] hash, int hashVersion) implements KnownTrade {}

  /** Its cancel came before it. */
  record CancelledFirst() implements KnownTrade {}
}
