package io.lading.tracking.timeline;

import io.lading.core.contract.IncomingMessage;

/** A record of the status topic, read. */
public sealed interface TopicRecord {

  IncomingMessage message();

  record Event(IncomingMessage message, TimelineEntry entry) implements TopicRecord {}

  /** Of a type that a later release publishes and that is nothing to us: passed over. */
  record Foreign(IncomingMessage message, String type) implements TopicRecord {}

  /** Published by us and yet not readable by us: never happens unless something is badly wrong. */
  record Unreadable(IncomingMessage message, String reason) implements TopicRecord {}
}
