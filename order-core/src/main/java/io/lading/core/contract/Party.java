package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** Who sends or receives (contract, "Inputs"). */
public record Party(
    @Nullable Long id,
    @Nullable String name,
    @Nullable String telephone,
    @Nullable String province,
    @Nullable String city,
    @Nullable String area,
    @Nullable String street,
    @Nullable String address,
    @Nullable String addressCode,
    @Nullable Location location) {

  /** Of whom nothing is known. */
  public static final Party NOBODY =
      new Party(null, null, null, null, null, null, null, null, null, null);
}
