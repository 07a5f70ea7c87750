package io.lading.traffic;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a status event says to sellers, warehouses and carriers; what they do not need is left. */
public record Announcement(
    String lgOrderCode,
    String tradeOrderCode,
    String bizType,
    long sequence,
    String kind,
    String status,
    @Nullable String previousStatus,
    @Nullable String milestone,
    @Nullable String packageNo,
    @Nullable String packageStatus) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of the value of a message of the status topic. */
  public static Announcement of(byte[] value) {
    JsonNode event = JSON.readTree(value);
    JsonNode parcel = event.path("package");
    return new Announcement(
        event.path("lgOrderCode").asString(""),
        event.path("tradeOrderCode").asString(""),
        event.path("bizType").asString(""),
        event.path("sequence").asLong(0),
        event.path("kind").asString(""),
        event.path("status").asString(""),
        text(event, "previousStatus"),
        text(event, "milestone"),
        text(parcel, "packageNo"),
        text(parcel, "status"));
  }

  /** Whether somebody is asked to stop a parcel, and has to answer. */
  boolean asksToStop() {
    return milestone == null
        && packageStatus != null
        && packageStatus.endsWith("_INTERCEPTING")
        && !kind.equals("INTERCEPT_OVERDUE");
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.path(field).asString() : null;
  }
}
