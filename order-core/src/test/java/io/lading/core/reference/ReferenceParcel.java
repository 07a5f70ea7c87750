package io.lading.core.reference;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A package of the reference model. standing: as the tables write it, "PIC" or "DIN@PIC". */
final class ReferenceParcel {

  final String packageNo;
  final long warehouseId;
  final Map<Long, Integer> pieces;
  final Map<Action.Field, String> own = new EnumMap<>(Action.Field.class);
  String standing = "PEN";
  int version = 1;
  @Nullable String askedBy;

  ReferenceParcel(Action.Parcel parcel) {
    packageNo = parcel.packageNo();
    warehouseId = parcel.warehouseId();
    pieces = parcel.pieces();
    if (parcel.ownReceiver()) {
      own.put(Action.Field.RECEIVER_NAME, "Other");
      own.put(Action.Field.RECEIVER_ADDRESS, "Other Street");
    }
  }

  /** "DIN" of "DIN@PIC". */
  String shown() {
    return standing.substring(0, 3);
  }

  /** "PIC" of "DIN@PIC". */
  String underneath() {
    return standing.substring(standing.length() - 3);
  }

  boolean isAny(String codes) {
    return codes.contains(shown());
  }

  boolean isWaiting() {
    return isAny("PEN CON");
  }

  boolean isIntercepting() {
    return isAny("WIN DIN");
  }

  boolean isFinal() {
    return isAny("DEL COM RTD CAN");
  }
}
