package io.lading.core.change;

import io.lading.core.contract.Party;
import io.lading.core.lifecycle.FieldGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a receiver, and until when each of them can be changed. */
enum PartyField {
  ID("id", FieldGroup.CONTACT, Party::id),
  NAME("name", FieldGroup.CONTACT, Party::name),
  TELEPHONE("telephone", FieldGroup.CONTACT, Party::telephone),
  PROVINCE("province", FieldGroup.DESTINATION, Party::province),
  CITY("city", FieldGroup.DESTINATION, Party::city),
  AREA("area", FieldGroup.DESTINATION, Party::area),
  STREET("street", FieldGroup.DESTINATION, Party::street),
  ADDRESS("address", FieldGroup.DESTINATION, Party::address),
  ADDRESS_CODE("addressCode", FieldGroup.DESTINATION, Party::addressCode),
  LOCATION("location", FieldGroup.DESTINATION, Party::location);

  private final String field;
  private final FieldGroup group;
  private final Function<Party, @Nullable Object> value;

  PartyField(String field, FieldGroup group, Function<Party, @Nullable Object> value) {
    this.field = field;
    this.group = group;
    this.value = value;
  }

  String field() {
    return field;
  }

  FieldGroup group() {
    return group;
  }

  /** Nobody differs from somebody in what is known of him. */
  static List<PartyField> differing(@Nullable Party one, @Nullable Party other) {
    return Arrays.stream(values())
        .filter(field -> !Objects.equals(field.of(one), field.of(other)))
        .toList();
  }

  static boolean isSameDestination(Party one, Party other) {
    return differing(one, other).stream().noneMatch(it -> it.group == FieldGroup.DESTINATION);
  }

  private @Nullable Object of(@Nullable Party party) {
    return value.apply(party == null ? Party.NOBODY : party);
  }
}
