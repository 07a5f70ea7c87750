package io.lading.ingest.wiring;

import io.lading.core.consume.TopicIntake;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.contract.Topics;
import io.lading.core.opening.Step;
import io.lading.ingest.snapshots.SnapshotIntake;

/** Following what is announced, for snapshots. */
record Following(IngestSettings settings, TopicIntakes intakes, SnapshotIntake snapshots) {

  /** Nobody rests any longer once the service closes. */
  Step step() {
    TopicIntake intake = intakes.intake(Bounds.snapshots(settings), snapshots);
    return new Step(
        "Following " + Topics.ORDER_STATUS,
        intake::start,
        () -> {
          snapshots.stop();
          intake.stop();
        });
  }
}
