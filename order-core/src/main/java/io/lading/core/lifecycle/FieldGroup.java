package io.lading.core.lifecycle;

import io.lading.core.contract.FulfilmentMode;

/** Fields that can be changed until the same moment (domain, "Updatable fields"). */
public enum FieldGroup {
  /** Receiver's name and telephone: until the package is final. */
  CONTACT,
  /** Where and when it is to be delivered: until PICKED_UP, or OUT_FOR_DELIVERY in DIRECT. */
  DESTINATION,
  /** Until SHIPPED. */
  SENDER,
  /** Waybill and carrier: until DELIVERED. */
  WAYBILL,
  /** Names of buyer and seller, feature: until archived. */
  DESCRIPTION;

  public boolean isOpen(FulfilmentMode mode, Standing standing) {
    throw new UnsupportedOperationException("until the data is here: " + mode + standing);
  }

  /** Until when, in words for a refusal: "until PICKED_UP". */
  public String until(FulfilmentMode mode) {
    throw new UnsupportedOperationException("until the data is here: " + mode);
  }
}
