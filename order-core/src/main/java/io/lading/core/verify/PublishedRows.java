package io.lading.core.verify;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.HeaderBytes;
import io.lading.core.verify.postgres.OutboxMessages;
import io.lading.core.verify.postgres.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of an outbox with what is on their topics, by a digest of all they carry. What
 * is older than the outbox, or than what the topics still hold, is not judged. For one
 * verification, one thread.
 */
public final class PublishedRows {

  /** What the three findings are called. */
  public record Names(String published, String known, String drained) {}

  /** Told of each record when the first like it is read, by partition and offset. */
  @FunctionalInterface
  public interface Firsts {

    /** {@code trimmed}: the beginning of its partition is gone, and perhaps an earlier copy. */
    void first(ConsumerRecord<byte[], byte[]> record, boolean trimmed);
  }

  /** What the relay adds when it publishes a row again on purpose. */
  private static final String REPUBLISHED = "lading-republished";

  private static final long MINUTE = 60;

  private final OutboxMessages outbox;
  private final Set<String> topics;
  private final Names names;
  private final Predicate<ConsumerRecord<byte[], byte[]>> ours;
  private final Firsts firsts;
  private final OrderTable rows = new OrderTable();
  private final Retained retained = new Retained();
  private Instant kept = Instant.MAX;
  private final Map<Long, String> strangers = new HashMap<>();
  private Map<TopicPartition, TopicLog.Extent> extents = Map.of();
  private long waiting;
  private long records;

  /**
   * @param schema of whose outbox
   * @param topics that are read in any case; those that the outbox names are read besides
   * @param ours what nobody publishes but from this outbox
   */
  public PublishedRows(
      String schema,
      Set<String> topics,
      Names names,
      Predicate<ConsumerRecord<byte[], byte[]>> ours,
      Firsts firsts) {
    this.outbox = new OutboxMessages(schema);
    this.topics = new HashSet<>(topics);
    this.names = names;
    this.ours = ours;
    this.firsts = firsts;
  }

  /** First: in the snapshot. */
  public void expect(Connection snapshot) throws SQLException {
    kept = outbox.keptSince(snapshot);
    outbox.each(
        snapshot,
        (topic, key, headers, payload, createdAt, published) -> {
          topics.add(topic);
          long digest = digest(topic, key, HeaderBytes.decode(headers), payload);
          rows.know(digest, (int) (createdAt.getEpochSecond() / MINUTE), published ? 1 : 0);
          waiting += published ? 0 : 1;
        });
  }

  /** Second: after the snapshot. */
  public void read(TopicLog log) {
    extents = log.extents(topics);
    log.read(extents, this::see);
  }

  /** Third: a later look at the database settles what was on its way. */
  public List<Finding> settle(DataSource database) {
    if (!strangers.isEmpty()) {
      Snapshot.of(database, this::recognise);
    }
    var unknown = new Offences(names.known());
    strangers.forEach((digest, at) -> unknown.add(at, "the outbox has no such message"));
    return List.of(missing(), unknown.finding(records), drained());
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    retained.see(record);
    if (ours.test(record)) {
      records++;
      compare(record);
    }
  }

  private void compare(ConsumerRecord<byte[], byte[]> record) {
    List<MessageHeader> headers =
        Arrays.stream(record.headers().toArray())
            .filter(header -> !header.key().equals(REPUBLISHED))
            .map(header -> new MessageHeader(header.key(), header.value()))
            .toList();
    long digest = digest(record.topic(), record.key(), headers, record.value());
    if (rows.seen(digest) == 0) {
      firsts.first(record, isTrimmed(record));
    }
    rows.see(digest, 1);
    if (rows.known(digest) == 0 && isYoungerThanTheOutbox(record)) {
      strangers.putIfAbsent(digest, PublishedEvents.at(record));
    }
  }

  private boolean isTrimmed(ConsumerRecord<byte[], byte[]> record) {
    TopicLog.Extent extent = extents.get(new TopicPartition(record.topic(), record.partition()));
    return extent != null && extent.isTrimmed();
  }

  /** What was published again on purpose may be older than it says. */
  private boolean isYoungerThanTheOutbox(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(REPUBLISHED) == null
        && Instant.ofEpochMilli(record.timestamp()).isAfter(kept);
  }

  private boolean recognise(Connection later) throws SQLException {
    outbox.each(
        later,
        (topic, key, headers, payload, _, _) ->
            strangers.remove(digest(topic, key, HeaderBytes.decode(headers), payload)));
    return strangers.isEmpty();
  }

  private Finding missing() {
    var lost = new Offences(names.published());
    Instant since = retained.since(extents);
    rows.forEach(
        (digest, minute, published, seen) -> {
          boolean mayBeGone = !Instant.ofEpochSecond(minute * MINUTE).isAfter(since);
          if (seen < published && !mayBeGone) {
            lost.add("digest %016x".formatted(digest), "counts as published, but is on no topic");
          }
        });
    return lost.finding(records);
  }

  private Finding drained() {
    return waiting == 0
        ? new Finding.Held(names.drained(), records)
        : new Finding.Undecided(names.drained(), waiting, "were committed and not published yet");
  }

  /** Never -1, which the table cannot keep. */
  private static long digest(
      String topic, byte @Nullable [] key, List<MessageHeader> headers, byte @Nullable [] payload) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      update(sha, topic.getBytes(StandardCharsets.UTF_8));
      update(sha, key);
      for (MessageHeader header : headers) {
        update(sha, header.name().getBytes(StandardCharsets.UTF_8));
        update(sha, header.value());
      }
      update(sha, payload);
      return ByteBuffer.wrap(sha.digest()).getLong() >>> 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void update(MessageDigest sha, byte @Nullable [] part) {
    sha.update(ByteBuffer.allocate(4).putInt(part == null ? -1 : part.length).flip());
    if (part != null) {
      sha.update(part);
    }
  }
}
