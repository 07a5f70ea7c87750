package io.lading.tracking.operations;

/**
 * What happens within a second.
 *
 * @param events status events that are projected
 * @param newOrders orders that are seen for the first time
 * @param overSeconds between which two looks
 */
public record Rates(double events, double newOrders, double overSeconds) {}
