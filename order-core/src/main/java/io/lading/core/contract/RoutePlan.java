package io.lading.core.contract;

import java.time.Instant;
import java.util.List;

/** {@code io.lading.route.*}: a delivery route at one of its turns. version counts from 1. */
public record RoutePlan(
    String routeId,
    int version,
    long warehouseId,
    long courierId,
    Instant plannedAt,
    long distanceMetres,
    long durationSeconds,
    List<RouteStop> stops,
    List<UnassignedParcel> unassigned) {}
