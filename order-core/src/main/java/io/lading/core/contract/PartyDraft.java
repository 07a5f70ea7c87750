package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

final class PartyDraft implements Draft<Party> {
  private @Nullable Long id;
  private @Nullable String name;
  private @Nullable String telephone;
  private @Nullable String province;
  private @Nullable String city;
  private @Nullable String area;
  private @Nullable String street;
  private @Nullable String address;
  private @Nullable String addressCode;
  private @Nullable Location location;

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "id" -> id = in.int64();
      case "name" -> name = in.text(0, 64);
      case "telephone" -> telephone = in.text(0, 32);
      case "province" -> province = in.text(0, 32);
      case "city" -> city = in.text(0, 64);
      case "area" -> area = in.text(0, 64);
      case "street" -> street = in.text(0, 64);
      case "address" -> address = in.text(0, 1024);
      case "addressCode" -> addressCode = in.text(0, 32);
      case "location" -> location = in.object(new LocationDraft());
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Party finish(JsonCursor in) {
    return new Party(
        id, name, telephone, province, city, area, street, address, addressCode, location);
  }
}
