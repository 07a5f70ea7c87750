package io.lading.tracking.disclosure;

/** Who asks, as far as it matters to what he may see. */
public enum Caller {
  ANYBODY,
  /** Has presented the receipt code of the order he asks for. */
  RECEIPT_HOLDER,
  /** Has presented a service token. */
  SERVICE;

  public boolean seesPersonalData() {
    return this != ANYBODY;
  }

  public boolean seesReceiptCodes() {
    return this == SERVICE;
  }
}
