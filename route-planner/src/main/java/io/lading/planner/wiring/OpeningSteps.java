package io.lading.planner.wiring;

import io.lading.core.consume.TopicIntake;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.intake.ChoreWork;
import io.lading.core.opening.Chore;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.Step;
import io.lading.core.relay.OutboxRelay;
import io.lading.planner.intake.FleetIntake;
import io.lading.planner.intake.Gaps;
import io.lading.planner.intake.StatusIntake;
import io.lading.planner.intake.TopicRetention;
import io.lading.planner.intake.UpToDate;
import io.lading.planner.plan.PlanNow;
import io.lading.planner.postgres.ForgetPast;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What has to be done, in this order, before the service is open. */
record OpeningSteps(
    PlannerSettings settings,
    OutboxRelay relay,
    TopicIntakes intakes,
    FleetIntake fleet,
    StatusIntake status,
    PlanNow planNow,
    ForgetPast forgetPast,
    Gaps gaps,
    UpToDate upToDate,
    TopicRetention retention,
    ChoreHealth chores) {

  private static final Duration GAPS_EVERY = Duration.ofSeconds(1);

  List<Step> inOrder() {
    Step fleet = consumingFleet();
    return List.of(
        Step.once("Migrating the schema", () -> Databases.migrate(settings.database())),
        Step.once("Looking how long the topics keep records", retention::look),
        Step.once("Comparing the database with what was consumed", upToDate::begin),
        Step.once("Preparing the outbox", relay::prepare),
        new Step("Starting the relay", relay::start, relay::stop),
        forgetting(),
        passingGaps(),
        planning(),
        fleet,
        consumingStatus(fleet));
  }

  private Step planning() {
    List<Chore> workers =
        IntStream.range(0, settings.planning().workers())
            .mapToObj(n -> chore("planning-" + n, this::plan, settings.planning().rest()))
            .toList();
    return new Step(
        "Starting to plan",
        () -> workers.forEach(Chore::start),
        () -> workers.forEach(Chore::stop));
  }

  private int plan() {
    return upToDate.lacking().isEmpty() ? planNow.runOnce() : 0;
  }

  private Step forgetting() {
    Chore chore = chore("forgetting", forgetPast::runOnce, settings.past().every());
    return new Step("Starting to forget", chore::start, chore::stop);
  }

  private Step passingGaps() {
    Chore chore = chore("passing-gaps", gaps, GAPS_EVERY);
    return new Step("Starting to pass over gaps", chore::start, chore::stop);
  }

  private Chore chore(String name, ChoreWork work, Duration rest) {
    return new Chore(name, work, rest, chores);
  }

  private Step consumingFleet() {
    TopicIntake intake = intakes.intake(Bounds.fleet(settings.intake()), fleet);
    return new Step("Consuming " + settings.intake().fleet().topic(), intake::start, intake::stop);
  }

  /** Closed first, and the other topic with it: what they have in hand is waited for once. */
  private Step consumingStatus(Step other) {
    TopicIntake intake = intakes.intake(Bounds.status(settings.intake()), status);
    return new Step(
        "Consuming " + settings.intake().status().topic(),
        intake::start,
        Step.together(intake::stop, other.close()));
  }
}
