package io.lading.ingest.snapshots;

import io.lading.core.intake.ChoreWork;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.snapshot.DueSnapshots;
import io.lading.core.snapshot.DueSnapshots.Due;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/**
 * A chore: publishes orders that went to history, which leaves a tombstone of them, and those that
 * came back. Not through the outbox: whoever follows the status topic publishes snapshots too, on
 * another producer, and only who reads again after he has sent can be sure that the last one of an
 * order is right. Killed, it publishes the same again.
 */
public final class PublishDueSnapshots implements ChoreWork {

  private final DueSnapshots due;
  private final PublishSnapshots publish;
  private final int page;

  /** {@code page}: how many notes are taken at a time. */
  public PublishDueSnapshots(DueSnapshots due, PublishSnapshots publish, int page) {
    this.due = due;
    this.publish = publish;
    this.page = page;
  }

  @Override
  public int runOnce() {
    List<Due> notes = due.next(page);
    if (!notes.isEmpty()) {
      send(notes);
      due.published(notes);
    }
    return notes.size();
  }

  private void send(List<Due> notes) {
    try {
      publish.publish(notes.stream().map(Due::orderId).toList());
    } catch (KafkaException away) {
      throw new StorageUnavailable("snapshots that are due were not published", away);
    }
  }
}
