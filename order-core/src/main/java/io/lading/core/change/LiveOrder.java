package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * An order as it stands. sequence: of its last event; statusVersion moves with its statuses,
 * version with its fields.
 */
public record LiveOrder(
    OrderFacts facts,
    OrderStatus status,
    int statusVersion,
    int sequence,
    int version,
    Marks marks,
    List<Parcel> parcels) {

  List<Standing> standings() {
    return parcels.stream().map(Parcel::standing).toList();
  }

  LiveOrder with(int packageIndex, Parcel parcel) {
    var all = new ArrayList<>(parcels);
    all.set(packageIndex, parcel);
    return new LiveOrder(facts, status, statusVersion, sequence, version, marks, all);
  }

  LiveOrder moved(OrderStatus to) {
    return new LiveOrder(facts, to, statusVersion + 1, sequence, version, marks, parcels);
  }

  LiveOrder announced(Marks known) {
    return new LiveOrder(facts, status, statusVersion, sequence + 1, version, known, parcels);
  }

  LiveOrder version(int newest) {
    return new LiveOrder(facts, status, statusVersion, sequence, newest, marks, parcels);
  }
}
