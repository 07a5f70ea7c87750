package io.lading.core.consume;

import io.lading.core.intake.PositionLost;
import io.lading.core.intake.StorageUnavailable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** What a failure means for the one who consumes. */
sealed interface Failure {

  String why();

  /** The world is away, or somebody else has the partition: claim again after a pause. */
  record Passing(String why) implements Failure {}

  /** Our bug, or a machine that cannot go on: stop. */
  record Fatal(String why) implements Failure {}

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case StorageUnavailable away -> new Passing("The database is away: " + words(away));
      case PositionLost lost -> new Passing("The position is not ours: " + words(lost));
      case KafkaException away -> new Passing("Kafka is away: " + words(away));
      default -> new Fatal("A broken invariant: " + words(thrown));
    };
  }

  private static String words(Throwable thrown) {
    return Stream.iterate(thrown, next -> next != null, Throwable::getCause)
        .limit(5)
        .map(each -> each.getClass().getSimpleName() + " " + each.getMessage())
        .distinct()
        .reduce((outer, inner) -> outer + " ← " + inner)
        .orElse("");
  }
}
