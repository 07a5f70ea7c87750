package io.lading.traffic;

import java.time.Duration;

/** A message of an order's life; after: how long after what it follows it is to be sent. */
public record LifeStep(Duration after, TrafficMessage message) {}
