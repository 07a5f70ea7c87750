/**
 * How far it is from place to place. Walks in: places. Walks out: matrices, by road if an
 * OSRM-compatible service is there, by crow and a correction if not.
 */
@NullMarked
package io.lading.planner.distance;

import org.jspecify.annotations.NullMarked;
