package io.lading.bench.peers.timefold;

import io.lading.bench.routes.Instance.Customer;

/**
 * A customer who is to be served.
 *
 * @param number the place in the instance
 */
public record Visit(int number, Customer customer) {}
