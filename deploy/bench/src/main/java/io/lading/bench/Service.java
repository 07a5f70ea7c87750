package io.lading.bench;

/** A running service that turns trades of the topic into orders and status events. */
interface Service extends AutoCloseable {

  /** Of the process whose processor time is the service's. */
  long pid();

  @Override
  void close();
}
