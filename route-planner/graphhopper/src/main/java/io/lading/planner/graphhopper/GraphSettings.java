package io.lading.planner.graphhopper;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is made of the OSM file that {@code lading.planner.roads.osm-file} names.
 *
 * @param folder where the prepared roads are kept; blank: beside the OSM file, as its name +
 *     ".graph"
 * @param vehicle that couriers drive
 * @param farthestRoad metres from a place to the nearest road; what is farther is unreachable
 */
@Validated
@ConfigurationProperties("lading.planner.roads.graph")
public record GraphSettings(
    @DefaultValue("") String folder,
    @NotNull @DefaultValue("CAR") Vehicle vehicle,
    @Min(1) @Max(1000) @DefaultValue("500") int farthestRoad) {}
