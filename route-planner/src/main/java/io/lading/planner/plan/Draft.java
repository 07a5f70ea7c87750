package io.lading.planner.plan;

import io.lading.planner.fleet.Courier;
import io.lading.planner.route.DeliveryRoute;
import io.lading.planner.route.Tour;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A route to be claimed for a courier.
 *
 * @param present his planned route, which lives on with other stops; null if he has none
 * @param latestStart until when it keeps the windows and his shift, as far as he is away now; null:
 *     whenever
 */
public record Draft(
    Courier courier, @Nullable DeliveryRoute present, Tour tour, @Nullable Instant latestStart) {}
