package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.core.model.LgOrderCode;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a time line; described in openapi.json. {@code sequence}: of the newest event seen;
 * {@code contiguousThrough}: no event up to this one is missing; {@code nextAfter}: where to go on
 * if there is more; {@code packages}: as the whole time line knows them last.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrackingAnswer(
    String lgOrderCode,
    String orderId,
    OrderStatus status,
    int sequence,
    boolean complete,
    int contiguousThrough,
    List<Parcel> packages,
    List<Entry> timeline,
    @Nullable Integer nextAfter) {

  static TrackingAnswer of(OrderTimeline timeline) {
    OrderHead head = timeline.head();
    List<TimelineEntry> entries = timeline.entries();
    return new TrackingAnswer(
        LgOrderCode.of(head.orderId()),
        Long.toString(head.orderId()),
        head.status(),
        head.highest(),
        head.isComplete(),
        head.contiguous(),
        timeline.packages().stream().map(Parcel::of).toList(),
        entries.stream().map(Entry::of).toList(),
        timeline.hasMore() ? entries.getLast().sequence() : null);
  }

  /** One event. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      int sequence,
      EventKind kind,
      OrderStatus status,
      @Nullable OrderStatus previousStatus,
      int statusVersion,
      @Nullable OrderStatus milestone,
      @JsonProperty("package") @Nullable Parcel parcel,
      @Nullable List<String> changedFields,
      @Nullable Where location,
      @Nullable String description,
      @Nullable Instant occurredAt,
      Instant recordedAt) {

    static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.sequence(),
          entry.kind(),
          entry.status(),
          entry.previousStatus(),
          entry.statusVersion(),
          entry.milestone(),
          entry.packageState() == null ? null : Parcel.of(entry.packageState()),
          entry.changedFields().isEmpty() ? null : entry.changedFields(),
          Where.of(entry.location()),
          entry.description(),
          entry.occurredAt(),
          entry.recordedAt());
    }
  }

  /** A package, as an event left it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Parcel(
      String packageNo, OrderStatus status, @Nullable String mailNo, @Nullable String expressCode) {
    static Parcel of(PackageState state) {
      return new Parcel(state.packageNo(), state.status(), state.mailNo(), state.expressCode());
    }
  }

  /** Where it happened. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Where(@Nullable String text, @Nullable Double lat, @Nullable Double lon) {
    static @Nullable Where of(@Nullable Place place) {
      return place == null ? null : new Where(place.text(), place.lat(), place.lon());
    }
  }
}
