package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** A Kafka header, bytes untouched. */
public record MessageHeader(String name, byte @Nullable [] value) {}
