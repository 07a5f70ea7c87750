package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Changes of a party, field by field. */
public record PartyPatch(
    Patch<Long> id,
    Patch<String> name,
    Patch<String> telephone,
    Patch<String> province,
    Patch<String> city,
    Patch<String> area,
    Patch<String> street,
    Patch<String> address,
    Patch<String> addressCode,
    Patch<LocationPatch> location) {

  /** Whoever it was before: it is this one afterwards. */
  public static PartyPatch to(Party after) {
    return new PartyPatch(
        Patch.to(after.id()),
        Patch.to(after.name()),
        Patch.to(after.telephone()),
        Patch.to(after.province()),
        Patch.to(after.city()),
        Patch.to(after.area()),
        Patch.to(after.street()),
        Patch.to(after.address()),
        Patch.to(after.addressCode()),
        LocationPatch.to(after.location()));
  }

  /** Nobody may become somebody. */
  public Party applied(@Nullable Party before) {
    Party was = before == null ? Party.NOBODY : before;
    return new Party(
        id.applied(was.id()),
        name.applied(was.name()),
        telephone.applied(was.telephone()),
        province.applied(was.province()),
        city.applied(was.city()),
        area.applied(was.area()),
        street.applied(was.street()),
        address.applied(was.address()),
        addressCode.applied(was.addressCode()),
        located(was.location()));
  }

  private @Nullable Location located(@Nullable Location before) {
    return switch (location) {
      case Patch.Absent<LocationPatch> _ -> before;
      case Patch.Clear<LocationPatch> _ -> null;
      case Patch.Set<LocationPatch>(LocationPatch patch) -> patch.applied(before);
    };
  }

  /** The field without which the party would have half a location; else null. */
  public @Nullable String missing(@Nullable Party before) {
    Location was = before == null ? null : before.location();
    String coordinate =
        location instanceof Patch.Set<LocationPatch>(LocationPatch patch)
            ? patch.missing(was)
            : null;
    return coordinate == null ? null : "location." + coordinate;
  }
}
