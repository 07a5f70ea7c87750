package io.lading.core.outbox;

/** Told after each commit that appended to the outbox, so that the relay wakes at once. */
@FunctionalInterface
public interface CommitSignal {
  void committed();
}
