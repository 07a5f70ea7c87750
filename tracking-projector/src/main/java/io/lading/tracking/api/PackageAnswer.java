package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.lading.core.contract.OrderStatus;
import io.lading.core.query.PackageView;
import io.lading.tracking.disclosure.Caller;
import org.jspecify.annotations.Nullable;

/** The JSON of a package. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PackageAnswer(
    String packageNo,
    OrderStatus status,
    String warehouseId,
    @Nullable Integer packageType,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable String expressName,
    @Nullable PartyAnswer receiver,
    @Nullable PartyAnswer sender,
    @Nullable WindowAnswer deliveryWindow,
    @JsonRawValue @Nullable String feature,
    int version) {

  static PackageAnswer of(PackageView parcel, Caller caller) {
    return new PackageAnswer(
        parcel.packageNo(),
        parcel.status(),
        Long.toString(parcel.warehouseId()),
        parcel.packageType(),
        parcel.mailNo(),
        parcel.expressCode(),
        parcel.expressName(),
        PartyAnswer.of(parcel.receiver(), caller),
        PartyAnswer.of(parcel.sender(), caller),
        WindowAnswer.of(parcel.deliveryWindow()),
        caller.seesPersonalData() ? parcel.feature() : null,
        parcel.version());
  }
}
