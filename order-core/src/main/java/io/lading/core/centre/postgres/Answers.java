package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderRejected;
import io.lading.core.intake.Receipt;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What HTTP was answered, as JSON, so that a repeated request is answered the same. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How the order stood after what was asked for, or stands although it changed nothing. */
  record Standing(@Nullable Long orderId, @Nullable Receipt receipt) {}

  private Answers() {}

  static byte[] write(Standing standing) {
    return JSON.writeValueAsBytes(standing);
  }

  static Standing readStanding(byte[] answer) {
    return JSON.readValue(answer, Standing.class);
  }

  static byte[] write(OrderRejected rejection) {
    return JSON.writeValueAsBytes(rejection);
  }

  static OrderRejected read(byte[] answer) {
    OrderRejected read = JSON.readValue(answer, OrderRejected.class);
    return new OrderRejected(
        read.code(),
        read.message(),
        read.tradeOrderCode(),
        read.bizType(),
        read.lgOrderCode(),
        read.packageNo(),
        read.causationId(),
        asTheyWere(read.details()));
  }

  private static Map<String, Object> asTheyWere(Map<?, ?> details) {
    var restored = new LinkedHashMap<String, Object>();
    details.forEach((name, value) -> restored.put(String.valueOf(name), asItWas(value)));
    return restored;
  }

  /** Counts are decimals, which JSON does not tell from other numbers. */
  private static Object asItWas(Object value) {
    return switch (value) {
      case Map<?, ?> map -> asTheyWere(map);
      case List<?> list -> list.stream().map(Answers::asItWas).toList();
      case Number count -> new BigDecimal(count.toString());
      default -> value;
    };
  }
}
