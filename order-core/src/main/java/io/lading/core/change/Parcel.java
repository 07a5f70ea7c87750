package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.lifecycle.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A package of an order as a status update meets it; version: of its fields. Packages are in the
 * order of the trade.
 */
public record Parcel(
    String packageNo,
    long warehouseId,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable String expressName,
    int version,
    Standing standing) {

  OrderStatus status() {
    return standing.status();
  }

  Parcel at(Standing to) {
    return new Parcel(packageNo, warehouseId, mailNo, expressCode, expressName, version, to);
  }

  Parcel version(int newest) {
    return new Parcel(packageNo, warehouseId, mailNo, expressCode, expressName, newest, standing);
  }

  /** By another carrier or under another number; the version is left alone. */
  Parcel labelled(Label label) {
    return new Parcel(
        packageNo,
        warehouseId,
        label.mailNo(),
        label.expressCode(),
        label.expressName(),
        version,
        standing);
  }

  Label label() {
    return new Label(mailNo, expressCode, expressName);
  }

  PackageState state() {
    return new PackageState(packageNo, status(), mailNo, expressCode);
  }
}
