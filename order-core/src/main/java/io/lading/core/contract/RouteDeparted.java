package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code io.lading.fleet.route-departed}. */
public record RouteDeparted(String routeId, @Nullable Instant occurredAt) implements InputEvent {}
