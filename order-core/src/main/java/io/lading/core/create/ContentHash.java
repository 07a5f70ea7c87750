package io.lading.core.create;

import io.lading.core.contract.OrderPaid;

/** Hashes the canonical decoded content of a trade: equal for re-encoded and re-read copies. */
@FunctionalInterface
public interface ContentHash {

  byte[] of(OrderPaid trade);
}
