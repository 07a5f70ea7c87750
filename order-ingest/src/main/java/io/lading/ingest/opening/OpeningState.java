package io.lading.ingest.opening;

import java.time.Instant;

/** How far the service is open. */
public sealed interface OpeningState {

  record Closed() implements OpeningState {}

  /** {@code why}: what the world has to do first; empty when nothing is in the way. */
  record Doing(String step, Instant since, String why) implements OpeningState {}

  record Open() implements OpeningState {}

  /** It will not open until somebody has looked into it. */
  record Refused(String step, Instant since, String why) implements OpeningState {}
}
