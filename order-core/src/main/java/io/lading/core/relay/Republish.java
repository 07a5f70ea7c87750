package io.lading.core.relay;

import io.lading.core.contract.MessageHeader;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.OutboxRow;
import io.lading.core.outbox.PageBounds;
import io.lading.core.outbox.PublishedRows;
import io.lading.core.outbox.PublishedRows.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends again what was published, from the outbox, in order per key: for a broker that lost what it
 * had acknowledged. Each record has the header {@code lading-republished: true}. A subscriber that
 * keeps account of gaps takes only what it misses; one that keeps only the latest sequence has to
 * take it as lost or begin anew. Writes nothing to the database. May be repeated.
 */
public final class Republish {

  public static final String HEADER = "lading-republished";

  /** How many ids a statement looks at, so that it ends soon also where little is found. */
  private static final long STRIDE = 200_000;

  private static final PageBounds PAGE = new PageBounds(2_000, 8L << 20);
  private static final List<MessageHeader> MARK =
      List.of(new MessageHeader(HEADER, "true".getBytes(StandardCharsets.UTF_8)));

  private final PublishedRows log;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final RelaySettings.Republish bounds;
  private final Patience patience;

  public Republish(
      PublishedRows log, Supplier<Producer<byte[], byte[]>> producers, RelaySettings settings) {
    this.log = log;
    this.producers = producers;
    this.bounds = settings.republish();
    this.patience = Patience.of(settings);
  }

  /** rows were acknowledged; upTo: all of the range up to this id, 0 for none. */
  public sealed interface Republished {
    long rows();

    long upTo();

    record Whole(long rows, long upTo) implements Republished {}

    /** As much as one request may be; the rest is asked for with what is after {@code upTo}. */
    record Part(long rows, long upTo) implements Republished {}

    /** The world failed; the rest is asked for as above when it is back. */
    record Interrupted(long rows, long upTo, String why) implements Republished {}
  }

  /** The rows of the range with ids above {@code afterId}. */
  public Republished republish(Range range, long afterId) {
    var progress = new Progress(afterId);
    try (var publisher = new KafkaPublisher(producers, patience, MARK)) {
      return publish(range, progress, publisher);
    } catch (StorageUnavailable | BrokerUnavailable away) {
      return new Republished.Interrupted(
          progress.rows, progress.upTo, String.valueOf(away.getMessage()));
    }
  }

  private Republished publish(Range range, Progress progress, KafkaPublisher publisher) {
    Range.Ids span = log.span(range);
    progress.reach(span.from() - 1);
    long last = Math.min(span.to(), progress.upTo + bounds.ids());
    while (progress.upTo < last && progress.rows < bounds.rows()) {
      var next = new Range.Ids(progress.upTo + 1, Math.min(last, progress.upTo + STRIDE));
      List<OutboxRow> page = log.read(range, next, PAGE);
      publish(page, progress, publisher);
      progress.reach(page.isEmpty() ? next.to() : page.getLast().id());
    }
    return progress.upTo < span.to()
        ? new Republished.Part(progress.rows, progress.upTo)
        : new Republished.Whole(progress.rows, progress.upTo);
  }

  private static void publish(List<OutboxRow> page, Progress progress, KafkaPublisher publisher) {
    Publication done = publisher.publish(page, Permit.ALWAYS);
    progress.rows += done.acknowledged();
    if (done.acknowledged() > 0) {
      progress.reach(page.get(done.acknowledged() - 1).id());
    }
    if (done.failure() != null) {
      throw done.failure();
    }
    if (!done.isWhole()) {
      throw new BrokerUnavailable("the service is closing", null);
    }
  }

  private static final class Progress {
    private long rows;
    private long upTo;

    Progress(long afterId) {
      this.upTo = afterId;
    }

    void reach(long id) {
      upTo = Math.max(upTo, id);
    }
  }
}
