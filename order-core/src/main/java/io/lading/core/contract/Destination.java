package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Where a shipment goes, without personal data. */
public record Destination(
    @Nullable String addressCode, @Nullable Double lat, @Nullable Double lon) {}
