package io.lading.core.contract;

/** {@code io.lading.fleet.place-updated}: the gazetteer for destinations without coordinates. */
public record PlaceUpdated(String addressCode, Location location) implements InputEvent {}
