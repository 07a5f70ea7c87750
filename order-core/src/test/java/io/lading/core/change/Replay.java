package io.lading.core.change;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.StatusChanged;
import io.lading.core.lifecycle.Standing;
import java.util.ArrayList;
import java.util.List;

/** The packages of an order as somebody knows them who has read nothing but its events. */
final class Replay {

  private final List<Standing> packages;

  Replay(LiveOrder start) {
    packages = new ArrayList<>(start.standings());
  }

  List<Standing> packages() {
    return packages;
  }

  void take(ChangedOrder.Announcement announcement) {
    StatusChanged event = announcement.event();
    if (event.kind() != EventKind.TRANSITION && event.kind() != EventKind.PACKAGE) {
      return;
    }
    announcement.shipmentsOf().forEach(i -> packages.set(i, Standing.of(OrderStatus.CONFIRMED)));
    PackageState state = event.packageState();
    if (state == null) {
      packages.replaceAll(standing -> together(standing, event.status()));
    } else {
      int index = Integer.parseInt(state.packageNo().substring(1)) - 1;
      packages.set(index, alone(packages.get(index), state.status(), event));
    }
  }

  private static Standing together(Standing before, OrderStatus status) {
    return switch (status) {
      case CANCELLED ->
          before.isCancelled() ? before : new Standing(OrderStatus.CANCELLED, before.at());
      case COMPLETED -> before.status() == OrderStatus.DELIVERED ? Standing.of(status) : before;
      default -> before;
    };
  }

  private static Standing alone(Standing before, OrderStatus status, StatusChanged event) {
    OrderStatus scanned = event.milestone();
    return switch (status) {
      case CANCELLED -> new Standing(status, before.at());
      case WAREHOUSE_INTERCEPTING, DELIVERY_INTERCEPTING ->
          new Standing(status, scanned == null ? before.at() : scanned);
      default -> Standing.of(status);
    };
  }
}
