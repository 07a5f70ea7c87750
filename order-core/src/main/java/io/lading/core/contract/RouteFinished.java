package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code io.lading.fleet.route-finished}. */
public record RouteFinished(
    String routeId, @Nullable Long distanceMetres, @Nullable Instant occurredAt)
    implements InputEvent {}
