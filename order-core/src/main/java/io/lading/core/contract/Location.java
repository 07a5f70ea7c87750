package io.lading.core.contract;

/** A point on Earth, WGS 84 degrees. */
public record Location(double lat, double lon) {}
