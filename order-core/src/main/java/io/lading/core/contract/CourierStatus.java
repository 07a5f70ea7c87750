package io.lading.core.contract;

/** Whether a courier can take a route. The ordinals are stored: append only. */
public enum CourierStatus {
  AVAILABLE,
  BUSY,
  OFFLINE
}
