package io.lading.bench.routes;

/**
 * From the depot to these customers, in this order, and back.
 *
 * @param vehicle its type, as its place in {@link Instance#fleet}
 * @param customers the depot at either end is not among them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Route(int vehicle, int[] customers) {}
