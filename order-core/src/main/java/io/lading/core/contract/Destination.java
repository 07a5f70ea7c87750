package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Where a shipment goes, without personal data. What was read may be out of range. */
public record Destination(
    @Nullable String addressCode, @Nullable Double lat, @Nullable Double lon) {}
