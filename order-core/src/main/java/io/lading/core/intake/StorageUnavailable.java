package io.lading.core.intake;

/** The database did not commit: the world is at fault, not the data. Try again, for ever. */
public final class StorageUnavailable extends RuntimeException {
  public StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
