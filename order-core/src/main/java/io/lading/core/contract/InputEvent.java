package io.lading.core.contract;

/** The data of a message that Lading consumes, decoded and valid by itself. */
public sealed interface InputEvent
    permits OrderPaid,
        OrderCancelled,
        ReceiverChanged,
        StatusUpdate,
        InterceptAnswered,
        OrderUpdate,
        OrderCancel,
        Checkpoint,
        InventoryAdjusted,
        WarehouseUpdated,
        PlaceUpdated,
        CourierUpdated,
        RouteDeparted,
        RouteFinished {}
