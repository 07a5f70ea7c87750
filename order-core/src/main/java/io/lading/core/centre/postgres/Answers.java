package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderRejected;
import tools.jackson.databind.json.JsonMapper;

/** Refusals that were answered by HTTP, as JSON, so that a repeated request gets them again. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Answers() {}

  static byte[] write(OrderRejected rejection) {
    return JSON.writeValueAsBytes(rejection);
  }

  static OrderRejected read(byte[] answer) {
    return JSON.readValue(answer, OrderRejected.class);
  }
}
