package io.lading.core.consume;

import io.lading.core.consume.PositionDecision.Continue;
import io.lading.core.consume.PositionDecision.Obey;
import io.lading.core.consume.PositionDecision.Refuse;
import io.lading.core.consume.PositionRefusal.BeyondLogEnd;
import io.lading.core.consume.PositionRefusal.DatabaseBehind;
import io.lading.core.consume.PositionRefusal.NoSuchOffset;
import io.lading.core.consume.PositionRefusal.PassedByRetention;
import io.lading.core.consume.PositionRefusal.TopicRecreated;
import org.jspecify.annotations.Nullable;

/**
 * Where to consume from: where an operator says, else where the database says, else (a group that
 * never consumed) from the first record that exists. Never skips a record in silence.
 */
public final class PositionRule {

  private PositionRule() {}

  public static PositionDecision decide(PartitionSituation now, @Nullable StoredPosition stored) {
    CommittedOffset committed = now.committed();
    if (committed != null && !committed.isOurs()) {
      return operator(now, committed.offset());
    }
    return stored == null ? first(now) : next(now, stored);
  }

  private static PositionDecision operator(PartitionSituation now, long asked) {
    return now.holds(asked)
        ? new Obey(asked)
        : new Refuse(new NoSuchOffset(now.partition(), asked, now.logStart(), now.logEnd()));
  }

  /** A mark of ours without a row says that this database is not the one that consumed. */
  private static PositionDecision first(PartitionSituation now) {
    return ahead(now, now.logStart())
        ? new Refuse(behind(now, now.logStart()))
        : new Continue(now.logStart());
  }

  private static PositionDecision next(PartitionSituation now, StoredPosition stored) {
    long next = stored.nextOffset();
    if (!stored.topicId().equals(now.topicId())) {
      return new Refuse(new TopicRecreated(now.partition(), stored.topicId(), now.topicId(), next));
    }
    if (next < now.logStart()) {
      return new Refuse(new PassedByRetention(now.partition(), next, now.logStart()));
    }
    if (next > now.logEnd()) {
      return new Refuse(new BeyondLogEnd(now.partition(), next, now.logEnd()));
    }
    return ahead(now, next) ? new Refuse(behind(now, next)) : new Continue(next);
  }

  /** Kafka is told after the database's commit, so it is never ahead unless commits were lost. */
  private static boolean ahead(PartitionSituation now, long next) {
    return now.committed() != null && now.committed().offset() > next;
  }

  private static PositionRefusal behind(PartitionSituation now, long next) {
    long committed = now.committed() == null ? next : now.committed().offset();
    return new DatabaseBehind(now.partition(), next, committed);
  }
}
