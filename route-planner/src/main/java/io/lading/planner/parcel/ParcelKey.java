package io.lading.planner.parcel;

import io.lading.core.model.LgOrderCode;
import java.util.Comparator;

/** Which package of which order. Ordered as locks are taken. */
public record ParcelKey(long orderId, String packageNo) implements Comparable<ParcelKey> {

  private static final Comparator<ParcelKey> ORDER =
      Comparator.comparingLong(ParcelKey::orderId).thenComparing(ParcelKey::packageNo);

  public String lgOrderCode() {
    return LgOrderCode.of(orderId);
  }

  @Override
  public int compareTo(ParcelKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return lgOrderCode() + "/" + packageNo;
  }
}
