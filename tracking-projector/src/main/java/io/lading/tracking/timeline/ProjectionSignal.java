package io.lading.tracking.timeline;

import java.util.Set;

/**
 * Told after each commit which events it may have brought, so that whoever waits for them need not
 * wait longer. A help, never a promise: other instances project, too.
 */
@FunctionalInterface
public interface ProjectionSignal {

  /** Does not block, and throws nothing. May be called by several threads at once. */
  void projected(Set<EventKey> events);
}
