package io.lading.core.contract;

/**
 * Which path an order's packages walk (domain, "The life cycle"). The ordinals are stored: append
 * only.
 */
public enum FulfilmentMode {
  DIRECT,
  CARRIER,
  WAREHOUSE
}
