package io.lading.core.verify;

import io.lading.core.contract.MessageHeader;
import io.lading.core.outbox.HeaderBytes;
import io.lading.core.verify.postgres.OutboxContents;
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
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rejections and dead letters that the outbox holds with their topics, by a digest of
 * all they carry. What is older than the outbox, or than what the topics still hold, is not judged.
 * For one verification, one thread.
 */
final class PublishedRefusals {

  private static final String PUBLISHED = "5 rejections and dead letters reach their topics";
  private static final String KNOWN = "5 nothing is refused or dead-lettered without a commit";
  private static final String DRAINED = "5 every rejection and dead letter is published";

  /** What the relay adds when it publishes a row again on purpose. */
  private static final String REPUBLISHED = "lading-republished";

  private static final long MINUTE = 60;

  private final OrderTable rows = new OrderTable();
  private final Retained retained = new Retained();
  private Instant kept = Instant.MAX;
  private final Map<Long, String> strangers = new HashMap<>();
  private final Offences unknown = new Offences(KNOWN);
  private Map<TopicPartition, TopicLog.Extent> extents = Map.of();
  private List<String> topics = List.of();
  private long waiting;
  private long records;

  /** First: in the snapshot. */
  void expect(Connection snapshot) throws SQLException {
    var outbox = new OutboxContents(snapshot);
    topics = outbox.otherTopics();
    kept = outbox.keptSince();
    outbox.others(
        (topic, key, headers, payload, createdAt, published) -> {
          long digest = digest(topic, key, HeaderBytes.decode(headers), payload);
          rows.know(digest, (int) (createdAt.getEpochSecond() / MINUTE), published ? 1 : 0);
          waiting += published ? 0 : 1;
        });
  }

  /** Second: after the snapshot. */
  void read(TopicLog log) {
    extents = log.extents(topics);
    log.read(extents, this::see);
  }

  /** Third: a later look at the database settles what was on its way. */
  List<Finding> settle(DataSource database) {
    if (!strangers.isEmpty()) {
      Snapshot.of(database, this::recognise);
    }
    strangers.forEach((digest, at) -> unknown.add(at, "the outbox has no such message"));
    return List.of(missing(), unknown.finding(records), drained());
  }

  private void see(ConsumerRecord<byte[], byte[]> record) {
    records++;
    retained.see(record);
    List<MessageHeader> headers =
        Arrays.stream(record.headers().toArray())
            .filter(header -> !header.key().equals(REPUBLISHED))
            .map(header -> new MessageHeader(header.key(), header.value()))
            .toList();
    long digest = digest(record.topic(), record.key(), headers, record.value());
    rows.see(digest, 1);
    if (rows.known(digest) == 0 && isYoungerThanTheOutbox(record)) {
      strangers.putIfAbsent(digest, PublishedEvents.at(record));
    }
  }

  /** What was published again on purpose may be older than it says. */
  private boolean isYoungerThanTheOutbox(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(REPUBLISHED) == null
        && Instant.ofEpochMilli(record.timestamp()).isAfter(kept);
  }

  private boolean recognise(Connection later) throws SQLException {
    new OutboxContents(later)
        .others(
            (topic, key, headers, payload, _, _) ->
                strangers.remove(digest(topic, key, HeaderBytes.decode(headers), payload)));
    return strangers.isEmpty();
  }

  private Finding missing() {
    var lost = new Offences(PUBLISHED);
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
        ? new Finding.Held(DRAINED, records)
        : new Finding.Undecided(DRAINED, waiting, "were committed and not published yet");
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
