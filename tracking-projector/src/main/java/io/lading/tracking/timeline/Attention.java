package io.lading.tracking.timeline;

/** What a person should look at: gaps that are open, records that could not be read. */
public record Attention(long openGaps, long unreadable) {}
