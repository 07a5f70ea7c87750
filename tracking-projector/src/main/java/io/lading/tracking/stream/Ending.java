package io.lading.tracking.stream;

/** Why a stream ended. */
enum Ending {
  /** The subscriber went, or could not be reached. */
  LEFT,
  /** He took events slower than they came, or nothing for too long. */
  TOO_SLOW,
  /** The service stops. */
  STOPPED
}
