package io.lading.core.intake;

import io.lading.core.contract.InputEvent;
import io.lading.core.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What a request by HTTP asks for, however it was encoded: tells a repeated key from a reused one.
 */
public final class RequestContent {

  private RequestContent() {}

  /** Null of a message of a topic: its identity alone counts. */
  public static @Nullable Identity of(Entry<?> entry) {
    return entry.from() == null
            && entry instanceof Entry.Actionable<?> asked
            && asked.event() instanceof InputEvent event
        ? Identity.ofContent("", null, event)
        : null;
  }
}
