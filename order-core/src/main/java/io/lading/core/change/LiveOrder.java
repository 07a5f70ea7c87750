package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
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
    List<Parcel> parcels) {}
