/**
 * The roads of an OSM extract in the planner's own process, by GraphHopper. Walks in: an OSM file
 * and places. Walks out: tables of distances and durations. Nothing else sees GraphHopper.
 */
@NullMarked
package io.lading.planner.graphhopper;

import org.jspecify.annotations.NullMarked;
