package io.lading.core.consume;

import java.time.Instant;

/** How the consuming of a topic goes. */
public sealed interface IntakeState {

  /** Kafka has not answered yet. */
  record Starting() implements IntakeState {}

  record Running() implements IntakeState {}

  /** The world is at fault; it is tried again for ever. */
  record Retrying(Instant since, String why) implements IntakeState {}

  /** Until somebody has looked into it and started the service again. */
  record Stopped(Instant since, String why) implements IntakeState {}
}
