package io.lading.core.consume;

import io.lading.core.intake.PositionLost;
import io.lading.core.intake.PositionMove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What one consumer has claimed and how far it is. For its one thread. */
final class ClaimedPartitions {

  private final Map<TopicPartition, Claim> claims = new HashMap<>();

  void add(Collection<Claim> claimed) {
    claimed.forEach(claim -> claims.put(partitionOf(claim), claim));
  }

  void drop(Collection<TopicPartition> partitions) {
    partitions.forEach(claims::remove);
  }

  Set<TopicPartition> all() {
    return Set.copyOf(claims.keySet());
  }

  List<Claim> claims() {
    return List.copyOf(claims.values());
  }

  List<Claim> claims(Collection<TopicPartition> partitions) {
    return claims.entrySet().stream()
        .filter(claim -> partitions.contains(claim.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  Set<TopicPartition> missing(Set<TopicPartition> assigned) {
    return assigned.stream()
        .filter(partition -> !claims.containsKey(partition))
        .collect(Collectors.toSet());
  }

  boolean areOf(UUID topicId) {
    return claims.values().stream().allMatch(claim -> claim.topicId().equals(topicId));
  }

  /**
   * From where each partition was left to behind its last record, and behind what is no record
   * there: markers of transactions, and what was aborted. {@code reached}: by the consumer itself.
   */
  List<PositionMove> moves(
      List<ConsumerRecord<byte[], byte[]>> records, ToLongFunction<TopicPartition> reached) {
    Map<TopicPartition, Span> spans = new HashMap<>();
    records.forEach(
        record ->
            spans.merge(
                new TopicPartition(record.topic(), record.partition()),
                new Span(record.offset(), record.offset()),
                Span::with));
    List<PositionMove> moves = new ArrayList<>();
    spans.forEach(
        (partition, span) ->
            moves.add(move(partition, span.with(reached.applyAsLong(partition) - 1))));
    return moves;
  }

  /** Where the consumer has passed what is no record, and every record before it is committed. */
  List<PositionMove> moves(ToLongFunction<TopicPartition> reached) {
    List<PositionMove> moves = new ArrayList<>();
    claims.forEach(
        (partition, claim) -> {
          long offset = reached.applyAsLong(partition);
          if (offset > claim.nextOffset()) {
            moves.add(
                new PositionMove(claim.partition(), claim.epoch(), claim.nextOffset(), offset));
          }
        });
    return moves;
  }

  void moved(List<PositionMove> moves) {
    moves.forEach(
        move ->
            claims.computeIfPresent(
                new TopicPartition(move.partition().topic(), move.partition().partition()),
                (partition, claim) -> claim.movedTo(move.toOffset())));
  }

  static TopicPartition partitionOf(Claim claim) {
    return new TopicPartition(claim.partition().topic(), claim.partition().partition());
  }

  private PositionMove move(TopicPartition partition, Span span) {
    Claim claim = claims.get(partition);
    if (claim == null || span.first() < claim.nextOffset()) {
      throw new PositionLost(
          "Records from offset %d of %s, but claimed is %s"
              .formatted(span.first(), partition, claim));
    }
    return new PositionMove(claim.partition(), claim.epoch(), claim.nextOffset(), span.last() + 1);
  }

  private record Span(long first, long last) {
    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }

    Span with(long reached) {
      return new Span(first, Math.max(last, reached));
    }
  }
}
