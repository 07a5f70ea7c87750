package io.lading.core.contract;

/** A stop of a route. etaSeconds after departure, legDistanceMetres from the stop before. */
public record RouteStop(
    int sequence,
    String lgOrderCode,
    String packageNo,
    double lat,
    double lon,
    int legDistanceMetres,
    int etaSeconds) {}
