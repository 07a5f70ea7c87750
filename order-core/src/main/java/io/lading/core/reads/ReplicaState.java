package io.lading.core.reads;

import java.time.Duration;

/** Whether questions go to the replica. */
public sealed interface ReplicaState {

  /** None is given. */
  record Absent() implements ReplicaState {}

  /** It answers, {@code lag} behind the primary as far as is known. */
  record Following(Duration lag) implements ReplicaState {}

  /** The primary answers what it would have answered. */
  record Bypassed(String why) implements ReplicaState {}
}
