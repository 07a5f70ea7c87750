package io.lading.core.consume;

import io.lading.core.intake.PartitionRef;
import java.util.UUID;

/** Why a partition must not be consumed until an operator has decided. */
public sealed interface PositionRefusal {

  PartitionRef partition();

  /** What is wrong and what the operator can do about it. */
  String explanation();

  /** The topic was deleted and made anew: offsets of the old one mean nothing in it. */
  record TopicRecreated(PartitionRef partition, UUID known, UUID present, long nextOffset)
      implements PositionRefusal {
    @Override
    public String explanation() {
      return "%s is a topic with id %s, but offset %d was reached in a topic with id %s: it was deleted and made anew. %s"
          .formatted(
              Remedy.name(partition),
              present,
              nextOffset,
              known,
              Remedy.reset(partition, "--to-earliest"));
    }
  }

  /** Retention has dropped records that were never consumed. */
  record PassedByRetention(PartitionRef partition, long nextOffset, long logStart)
      implements PositionRefusal {
    @Override
    public String explanation() {
      return "%s begins at offset %d, but the next to consume is %d: retention has dropped up to %d records that were never consumed. Have them published again if they are needed. %s"
          .formatted(
              Remedy.name(partition),
              logStart,
              nextOffset,
              logStart - nextOffset,
              Remedy.reset(partition, "--to-earliest"));
    }
  }

  /** The log ends before what was consumed from it: the broker has lost records. */
  record BeyondLogEnd(PartitionRef partition, long nextOffset, long logEnd)
      implements PositionRefusal {
    @Override
    public String explanation() {
      return "%s ends at offset %d, but %d was reached in it: the broker has lost records, and new ones take their offsets. %s"
          .formatted(
              Remedy.name(partition), logEnd, nextOffset, Remedy.reset(partition, "--to-earliest"));
    }
  }

  /** Our own mark in Kafka is ahead of the database, which therefore has lost commits. */
  record DatabaseBehind(PartitionRef partition, long nextOffset, long committed)
      implements PositionRefusal {
    @Override
    public String explanation() {
      return "%s was consumed up to offset %d, but the database knows of %d only: it was restored to an earlier point, or it is another database. Follow the recovery procedure. %s"
          .formatted(
              Remedy.name(partition),
              committed,
              nextOffset,
              Remedy.reset(partition, "--to-offset " + nextOffset));
    }
  }

  /** An operator asked for an offset that does not exist. */
  record NoSuchOffset(PartitionRef partition, long asked, long logStart, long logEnd)
      implements PositionRefusal {
    @Override
    public String explanation() {
      return "%s holds the offsets %d to %d, but an operator has asked for %d. %s"
          .formatted(
              Remedy.name(partition),
              logStart,
              logEnd,
              asked,
              Remedy.reset(partition, "--to-earliest"));
    }
  }
}
