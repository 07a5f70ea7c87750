package io.lading.planner.fleet;

import io.lading.core.contract.Location;
import org.jspecify.annotations.Nullable;

/** Where routes begin. */
public record Warehouse(long id, @Nullable String name, Location location) {}
