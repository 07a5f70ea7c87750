/**
 * How far it is from place to place. Walks in: places. Walks out: matrices, by road if somebody
 * knows the roads (an OSRM-compatible service, or whoever implements {@link TableSource}), by crow
 * and a correction if not.
 */
@NullMarked
package io.lading.planner.distance;

import org.jspecify.annotations.NullMarked;
