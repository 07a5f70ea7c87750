package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lading.core.contract.DeliveryWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of a delivery window. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WindowAnswer(@Nullable Instant from, @Nullable Instant to) {

  static @Nullable WindowAnswer of(@Nullable DeliveryWindow window) {
    return window == null ? null : new WindowAnswer(window.from(), window.to());
  }
}
