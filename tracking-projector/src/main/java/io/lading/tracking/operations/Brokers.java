package io.lading.tracking.operations;

/** Asks the brokers. Never fails: what they do not tell is unknown. Safe for many threads. */
public interface Brokers {
  BrokerFigures figures();
}
