package io.lading.planner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which routes are asked for. What cannot be understood is told all at once. */
record WarehouseQuestion(long warehouseId, boolean live) {

  static WarehouseQuestion of(String id, String live) {
    List<String> wrong = new ArrayList<>();
    OptionalLong number = number(id);
    if (number.isEmpty()) {
      wrong.add("id is a 64-bit integer, not " + id);
    }
    if (!live.equals("true") && !live.equals("false")) {
      wrong.add("live is true or false, not " + live);
    }
    if (!wrong.isEmpty()) {
      throw Problem.INVALID_PARAMETER.of(String.join("; ", wrong));
    }
    return new WarehouseQuestion(number.getAsLong(), live.equals("true"));
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
