package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Where something happened: words, coordinates or both. */
public record Place(@Nullable String text, @Nullable Double lat, @Nullable Double lon) {}
