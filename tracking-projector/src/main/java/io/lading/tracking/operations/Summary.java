package io.lading.tracking.operations;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.OutboxBacklog;
import java.util.Map;

/** How the pipeline is. Each part is of its own moment, seconds ago at most. */
public record Summary(
    Figure<Map<OrderStatus, Long>> orders,
    Figure<Rates> rates,
    Figure<OutboxBacklog> outbox,
    BrokerFigures brokers) {}
