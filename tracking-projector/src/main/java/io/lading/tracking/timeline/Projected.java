package io.lading.tracking.timeline;

/** What one poll changed, committed: its records are fresh, repeated or unreadable. */
public record Projected(int fresh, int repeated, int unreadable) {}
