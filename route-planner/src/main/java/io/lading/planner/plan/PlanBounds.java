package io.lading.planner.plan;

import java.time.Duration;

/**
 * The bounds of a planning run.
 *
 * @param budget from the trigger to the last improvement, the matrix included
 * @param returning routes end at the warehouse
 * @param courierCost what using one courier more costs, in metres
 * @param coldShare when more than this share of the stops is new, the present plan is given up
 * @param unrest how much of the present plan may change else, 0 to 1
 * @param seed of all choices
 * @param threads that an idle planner spends on one plan
 */
public record PlanBounds(
    Duration budget,
    boolean returning,
    int courierCost,
    double coldShare,
    double unrest,
    long seed,
    int threads) {}
