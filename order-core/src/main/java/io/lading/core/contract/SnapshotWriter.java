package io.lading.core.contract;

/** Writes messages for the compacted topic of snapshots. Safe for use by many threads. */
public interface SnapshotWriter {

  /** Replaces what was there under the order's code. */
  OutgoingMessage orderSnapshot(OrderSnapshot order, Origin origin);

  /** Takes an archived or erased order off the topic. */
  OutgoingMessage orderTombstone(String lgOrderCode);
}
