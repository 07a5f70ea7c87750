package io.lading.tracking.timeline;

/**
 * What a person should look at: gaps that are open, records that could not be read and are not
 * settled since.
 */
public record Attention(long openGaps, long unreadable) {}
