package io.lading.core.snapshot;

import java.util.Collection;
import java.util.List;

/**
 * Orders whose snapshot is to be published although no event says so: those that went to history,
 * of which a tombstone is due, and those that came back. Noted in the transaction that moved them.
 *
 * <p>Each method throws {@link io.lading.core.intake.StorageUnavailable} if the database cannot be
 * asked.
 */
public interface DueSnapshots {

  /** A note, and its order. An order may be noted more than once. */
  record Due(long id, long orderId) {}

  /** The oldest notes. */
  List<Due> next(int atMost);

  /** Their orders were published as they are, after the notes were read. May be repeated. */
  void published(Collection<Due> notes);
}
