package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes of a delivery window, end by end. */
public record WindowPatch(Patch<Instant> from, Patch<Instant> to) {

  /** It may end before it begins, if only one of its ends was changed. */
  public DeliveryWindow applied(@Nullable DeliveryWindow before) {
    DeliveryWindow was = before == null ? DeliveryWindow.ALWAYS : before;
    return new DeliveryWindow(from.applied(was.from()), to.applied(was.to()));
  }
}
