package io.lading.core.change;

import io.lading.core.contract.Party;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A package's own receiver when the order's changes. What he has in common with the order's moves
 * along: name, telephone and id each for itself; the destination as a whole, so that no address is
 * mixed of two.
 */
record Following(Party own, Party was, Party is) {

  /** Null if nothing is known of him any more. */
  static @Nullable Party of(Party own, @Nullable Party was, @Nullable Party is) {
    Party after = new Following(own, orNobody(was), orNobody(is)).followed();
    return after.equals(Party.NOBODY) ? null : after;
  }

  private static Party orNobody(@Nullable Party party) {
    return party == null ? Party.NOBODY : party;
  }

  private Party followed() {
    Party there = PartyField.isSameDestination(own, was) ? is : own;
    return new Party(
        followed(own.id(), was.id(), is.id()),
        followed(own.name(), was.name(), is.name()),
        followed(own.telephone(), was.telephone(), is.telephone()),
        there.province(),
        there.city(),
        there.area(),
        there.street(),
        there.address(),
        there.addressCode(),
        there.location());
  }

  private static <T> @Nullable T followed(@Nullable T own, @Nullable T was, @Nullable T is) {
    return Objects.equals(own, was) ? is : own;
  }
}
