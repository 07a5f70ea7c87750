package io.lading.core.query;

import io.lading.core.contract.OrderStatus;
import java.time.Instant;

/**
 * What changes often. sequence: of the newest event; version: what expectedStatusVersion is
 * compared with.
 */
public record OrderState(OrderStatus status, int version, int sequence, Instant updatedAt) {}
