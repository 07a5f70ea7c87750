package io.lading.ingest.wiring;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.contract.EventReader;
import io.lading.core.intake.ChoreWork;
import io.lading.core.opening.Chore;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.Step;
import io.lading.ingest.intake.RetriedOutcomes;
import io.lading.ingest.snapshots.PublishDueSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happens to orders because time passes. Each instance runs all of it. */
@Component
record LifeChores(
    IngestSettings settings,
    OrderCentre centre,
    EventReader reader,
    RetriedOutcomes retried,
    PublishDueSnapshots dueSnapshots,
    ChoreHealth health,
    Clock clock) {

  Step step() {
    List<Chore> chores = chores();
    return new Step(
        "Starting the chores of orders",
        () -> chores.forEach(Chore::start),
        () -> chores.forEach(Chore::stop));
  }

  private List<Chore> chores() {
    IngestSettings.Life life = settings.life();
    List<Chore> chores = new ArrayList<>();
    chores.add(
        new Chore(
            "parked-messages",
            centre.retryParked(reader, retried, clock),
            settings.parking().every(),
            health));
    add(chores, "unconfirmed-orders", life.confirmWithin(), centre.cancelUnconfirmed(clock));
    add(chores, "overdue-intercepts", life.answerWithin(), centre.announceOverdue(clock));
    add(chores, "delivered-orders", life.completeAfter(), centre.completeDelivered(clock));
    chores.addAll(history());
    return chores;
  }

  /** Orders that somebody else moved to history are published all the same. */
  private List<Chore> history() {
    IngestSettings.Archive archive = settings.archive();
    var due = new Chore("due-snapshots", dueSnapshots, settings.life().every(), health);
    if (archive.after().isZero()) {
      return List.of(due);
    }
    var old = centre.archiveOrders(Bounds.archive(archive), clock);
    return List.of(due, new Chore("old-orders", old, archive.every(), health));
  }

  private void add(List<Chore> chores, String name, Duration limit, ChoreWork work) {
    if (!limit.isZero()) {
      chores.add(new Chore(name, work, settings.life().every(), health));
    }
  }
}
