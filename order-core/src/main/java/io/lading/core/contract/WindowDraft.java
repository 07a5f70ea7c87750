package io.lading.core.contract;

import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A span of time, either end open: a delivery window or a shift. */
final class WindowDraft<T> implements Draft<T> {
  private final BiFunction<@Nullable Instant, @Nullable Instant, T> made;
  private @Nullable Instant from;
  private @Nullable Instant to;

  private WindowDraft(BiFunction<@Nullable Instant, @Nullable Instant, T> made) {
    this.made = made;
  }

  static WindowDraft<DeliveryWindow> ofDelivery() {
    return new WindowDraft<>(DeliveryWindow::new);
  }

  static WindowDraft<Shift> ofShift() {
    return new WindowDraft<>(Shift::new);
  }

  @Override
  public boolean take(String field, JsonCursor in) {
    switch (field) {
      case "from" -> from = in.time();
      case "to" -> to = in.time();
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public T finish(JsonCursor in) {
    if (from != null && to != null && from.isAfter(to)) {
      in.violation("/to", "not to be before from");
    }
    return made.apply(from, to);
  }
}
