package io.lading.traffic;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a status event says to sellers, warehouses, carriers and couriers; what they do not need is
 * left.
 */
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
    @Nullable String packageStatus,
    @Nullable Instant occurredAt) {

  private static final Set<String> ENDS =
      Set.of("DELIVERED", "REJECTED", "RETURNING", "RETURNED", "CANCELLED", "COMPLETED");

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
        text(parcel, "status"),
        time(event));
  }

  /** Whether somebody is asked to stop a parcel, and has to answer. */
  boolean asksToStop() {
    return milestone == null
        && packageStatus != null
        && packageStatus.endsWith("_INTERCEPTING")
        && !kind.equals("INTERCEPT_OVERDUE");
  }

  /** Whether the parcel, or the whole order, has just come to this status. */
  boolean reaches(String reached) {
    boolean moves = kind.equals("TRANSITION") || kind.equals("PACKAGE");
    return moves && reached.equals(milestone) && reached.equals(packageStatus);
  }

  /** Whether the order as a whole has just been delivered. */
  boolean isDelivered() {
    return status.equals("DELIVERED") && kind.equals("TRANSITION");
  }

  /** The parcel, as routes name it. */
  public String parcel() {
    return RouteTold.parcel(lgOrderCode, packageNo == null ? "" : packageNo);
  }

  /** Whether a courier has nothing to do with the parcel any more. */
  public boolean hasEnded() {
    return packageStatus != null && ENDS.contains(packageStatus);
  }

  private static @Nullable Instant time(JsonNode event) {
    String at = text(event, "occurredAt");
    return at == null ? null : Instant.parse(at);
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.path(field).asString() : null;
  }
}
