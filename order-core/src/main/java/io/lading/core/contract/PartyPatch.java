package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Changes of a party, field by field; a location is changed as a whole. */
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
    Patch<Location> location) {

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
        Patch.to(after.location()));
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
        location.applied(was.location()));
  }
}
