package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the door is open; either end may be absent. */
public record DeliveryWindow(@Nullable Instant from, @Nullable Instant to) {

  public static final DeliveryWindow ALWAYS = new DeliveryWindow(null, null);
}
