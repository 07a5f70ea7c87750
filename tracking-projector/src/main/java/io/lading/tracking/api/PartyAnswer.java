package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lading.core.contract.Location;
import io.lading.core.contract.Party;
import io.lading.tracking.disclosure.Caller;
import org.jspecify.annotations.Nullable;

/** The JSON of a receiver or sender: of a person, only his part of town is for everybody. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartyAnswer(
    @Nullable String id,
    @Nullable String name,
    @Nullable String telephone,
    @Nullable String province,
    @Nullable String city,
    @Nullable String area,
    @Nullable String street,
    @Nullable String address,
    @Nullable String addressCode,
    @Nullable Location location) {

  private static final PartyAnswer NOTHING =
      new PartyAnswer(null, null, null, null, null, null, null, null, null, null);

  static @Nullable PartyAnswer of(@Nullable Party party, Caller caller) {
    if (party == null) {
      return null;
    }
    PartyAnswer answer = caller.seesPersonalData() ? whole(party) : impersonal(party);
    return answer.equals(NOTHING) ? null : answer;
  }

  private static PartyAnswer whole(Party party) {
    return new PartyAnswer(
        Text64.of(party.id()),
        party.name(),
        party.telephone(),
        party.province(),
        party.city(),
        party.area(),
        party.street(),
        party.address(),
        party.addressCode(),
        party.location());
  }

  private static PartyAnswer impersonal(Party party) {
    return new PartyAnswer(
        Text64.of(party.id()),
        null,
        null,
        party.province(),
        party.city(),
        party.area(),
        null,
        null,
        party.addressCode(),
        null);
  }
}
