package io.lading.ingest.snapshots;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.snapshot.PresentOrders;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes orders anew because somebody asks for it: the topic was made anew, or an order was
 * erased. In order of their ids, page by page; at most so many in one request. Writes nothing to
 * the database. May be repeated.
 */
public final class RepublishSnapshots {

  private final PresentOrders orders;
  private final PublishSnapshots publish;
  private final int page;
  private final long atMost;

  public RepublishSnapshots(PresentOrders orders, PublishSnapshots publish, int page, long atMost) {
    this.orders = orders;
    this.publish = publish;
    this.page = page;
    this.atMost = atMost;
  }

  /** orders were published, all of them up to this id; 0 for none. */
  public sealed interface Republished {
    long orders();

    long upTo();

    record Whole(long orders, long upTo) implements Republished {}

    /** As much as one request may be; the rest is asked for with what is after {@code upTo}. */
    record Part(long orders, long upTo) implements Republished {}

    /** The world failed; the rest is asked for as above when it is back. */
    record Interrupted(long orders, long upTo, String why) implements Republished {}
  }

  /** One order, of which a tombstone is published if it is not there. */
  public Republished one(long orderId) {
    try {
      publish.publish(List.of(orderId));
      return new Republished.Whole(1, orderId);
    } catch (StorageUnavailable | KafkaException away) {
      return new Republished.Interrupted(0, 0, String.valueOf(away.getMessage()));
    }
  }

  /** Those with ids above {@code after} up to {@code last}. */
  public Republished range(long after, long last) {
    long done = 0;
    long upTo = after;
    try {
      while (done < atMost) {
        List<Long> ids = orders.ids(upTo, last, (int) Math.min(page, atMost - done));
        if (ids.isEmpty()) {
          return new Republished.Whole(done, upTo);
        }
        publish.publish(ids);
        done += ids.size();
        upTo = ids.getLast();
      }
      return new Republished.Part(done, upTo);
    } catch (StorageUnavailable | KafkaException away) {
      return new Republished.Interrupted(done, upTo, String.valueOf(away.getMessage()));
    }
  }
}
