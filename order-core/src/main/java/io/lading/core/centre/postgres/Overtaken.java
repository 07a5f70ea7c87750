package io.lading.core.centre.postgres;

/**
 * Another transaction was faster in a way that cannot be taken into account any more: this one is
 * rolled back and begins anew.
 */
final class Overtaken extends RuntimeException {
  Overtaken(String message) {
    super(message, null, false, false);
  }
}
