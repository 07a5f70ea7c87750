package io.lading.core.contract;

import static io.lading.core.contract.JsonFields.degrees;
import static io.lading.core.contract.JsonFields.id;
import static io.lading.core.contract.JsonFields.number;
import static io.lading.core.contract.JsonFields.text;
import static io.lading.core.contract.JsonFields.time;

import tools.jackson.core.JsonGenerator;

/** {@code io.lading.route.*} as JSON. Planners own the precision of their stops. */
final class RoutePlanJson {

  private RoutePlanJson() {}

  static void write(RoutePlan plan, JsonGenerator out) {
    out.writeStartObject();
    text(out, "routeId", plan.routeId());
    number(out, "version", plan.version());
    id(out, "warehouseId", plan.warehouseId());
    id(out, "courierId", plan.courierId());
    time(out, "plannedAt", plan.plannedAt());
    out.writeNumberProperty("distanceMetres", plan.distanceMetres());
    out.writeNumberProperty("durationSeconds", plan.durationSeconds());
    out.writeArrayPropertyStart("stops");
    plan.stops().forEach(stop -> stop(stop, out));
    out.writeEndArray();
    out.writeArrayPropertyStart("unassigned");
    plan.unassigned().forEach(parcel -> unassigned(parcel, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void stop(RouteStop stop, JsonGenerator out) {
    out.writeStartObject();
    number(out, "sequence", stop.sequence());
    text(out, "lgOrderCode", stop.lgOrderCode());
    text(out, "packageNo", stop.packageNo());
    degrees(out, "lat", stop.lat());
    degrees(out, "lon", stop.lon());
    number(out, "legDistanceMetres", stop.legDistanceMetres());
    number(out, "etaSeconds", stop.etaSeconds());
    out.writeEndObject();
  }

  private static void unassigned(UnassignedParcel parcel, JsonGenerator out) {
    out.writeStartObject();
    text(out, "lgOrderCode", parcel.lgOrderCode());
    text(out, "packageNo", parcel.packageNo());
    text(out, "reason", parcel.reason());
    out.writeEndObject();
  }
}
