package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a change beside the change itself. milestone: if one was reported. origin: of the
 * message that made it.
 */
record Notice(
    @Nullable OrderStatus milestone,
    List<String> changedFields,
    @Nullable Place location,
    @Nullable String description,
    Instant occurredAt,
    Origin origin) {

  Notice changing(List<String> fields) {
    return new Notice(milestone, fields, location, description, occurredAt, origin);
  }
}
