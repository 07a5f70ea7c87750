package io.lading.core.relay;

/** What one pass of a lane did. */
sealed interface Pass {

  /** Another instance owns the lane. */
  record Standby() implements Pass {}

  /** Nothing waits. */
  record Idle() implements Pass {}

  /** rows were acknowledged and the position moved. more: others wait already. */
  record Published(int rows, boolean more) implements Pass {}

  /** The lane was lost on the way, or we are asked to stop; nothing moved. */
  record Withdrawn() implements Pass {}
}
