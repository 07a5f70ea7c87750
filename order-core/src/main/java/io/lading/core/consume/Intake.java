package io.lading.core.consume;

import java.time.Clock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the consumers of one topic share. */
record Intake(
    IntakeSettings settings,
    PollHandler handler,
    PositionClaims claims,
    TopicWatch watch,
    IntakeHealth health,
    IntakeMeters meters,
    Clock clock,
    BiConsumer<String, @Nullable Throwable> stopper) {

  String name() {
    return settings.topic();
  }

  /** Stops every consumer of the topic, for the reason given. */
  void stop(String why, @Nullable Throwable cause) {
    stopper.accept(why, cause);
  }
}
