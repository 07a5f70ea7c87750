package io.lading.core.centre.postgres;

import io.lading.core.change.RetryParked;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.Tally;
import java.util.Map;

/** How the messages of a transaction ended, kept until it is committed. For one thread. */
final class Tallies {

  private Map<PartitionRef, Tally> tallies = Map.of();

  /** Of the last attempt. */
  void are(Map<PartitionRef, Tally> last) {
    tallies = last;
  }

  /** Of those that ended; what waits on was counted when it began to. */
  void tell(RetryParked.Ended ended) {
    tallies.forEach(
        (partition, tally) ->
            ended.of(
                partition.topic(),
                new Tally(
                    tally.applied(), tally.noOp(), tally.rejected(), tally.deadLettered(), 0)));
  }
}
