package io.lading.planner.graphhopper;

import java.util.function.Supplier;

/**
 * A way from one place to another.
 *
 * @param weight that it is chosen by
 * @param length is worked out only for the way that was chosen
 */
record Way(double weight, Supplier<Length> length) {}
