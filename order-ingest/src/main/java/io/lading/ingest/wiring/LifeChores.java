package io.lading.ingest.wiring;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.contract.EventReader;
import io.lading.core.opening.Chore;
import io.lading.core.opening.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/** What happens to orders because time passes. Each instance runs all of it. */
@Component
record LifeChores(IngestSettings settings, OrderCentre centre, EventReader reader, Clock clock) {

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
            centre.retryParked(reader, clock)::runOnce,
            settings.parking().every()));
    add(
        chores,
        "unconfirmed-orders",
        life.confirmWithin(),
        centre.cancelUnconfirmed(clock)::runOnce);
    add(chores, "overdue-intercepts", life.answerWithin(), centre.announceOverdue(clock)::runOnce);
    add(chores, "delivered-orders", life.completeAfter(), centre.completeDelivered(clock)::runOnce);
    return chores;
  }

  private void add(List<Chore> chores, String name, Duration limit, IntSupplier pass) {
    if (!limit.isZero()) {
      chores.add(new Chore(name, pass, settings.life().every()));
    }
  }
}
