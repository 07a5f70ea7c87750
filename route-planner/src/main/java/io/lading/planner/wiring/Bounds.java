package io.lading.planner.wiring;

import io.lading.core.consume.IntakeSettings;
import io.lading.core.consume.TopicSurvey;
import io.lading.planner.distance.CrowFlight;
import io.lading.planner.distance.LearnedRoads;
import io.lading.planner.plan.PlanBounds;
import io.lading.planner.plan.PlanNow;
import java.util.List;
import java.util.stream.Stream;

/** Settings, in the words of the rooms that they are for. */
final class Bounds {

  private static final double KMH_PER_METRE_A_SECOND = 3.6;

  private Bounds() {}

  static IntakeSettings status(PlannerSettings.Intake intake) {
    PlannerSettings.Status topic = intake.status();
    return intake(intake, topic.group(), topic.topic(), topic.consumers(), topic.pollRecords());
  }

  static IntakeSettings fleet(PlannerSettings.Intake intake) {
    PlannerSettings.Fleet topic = intake.fleet();
    return intake(intake, topic.group(), topic.topic(), topic.consumers(), topic.pollRecords());
  }

  static List<TopicSurvey> topics(PlannerSettings settings) {
    return Stream.of(status(settings.intake()), fleet(settings.intake()))
        .map(topic -> new TopicSurvey(settings.kafka().settings(), topic))
        .toList();
  }

  private static IntakeSettings intake(
      PlannerSettings.Intake intake, String group, String topic, int consumers, int pollRecords) {
    return new IntakeSettings(
        group,
        topic,
        consumers,
        pollRecords,
        intake.gather(),
        intake.firstBackOff(),
        intake.longestBackOff(),
        intake.probeInterval(),
        intake.stopTimeout());
  }

  static PlanBounds plan(PlannerSettings.Planning planning) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new PlanBounds(
        planning.budget(),
        planning.returning(),
        planning.courierCost(),
        planning.coldShare(),
        planning.unrest(),
        planning.seed(),
        Math.min(planning.threads(), cores));
  }

  static PlanNow.Bounds planNow(PlannerSettings.Planning planning) {
    return new PlanNow.Bounds(planning.lease(), planning.patience(), planning.mostPlans());
  }

  static CrowFlight crowFlight(PlannerSettings.Roads roads) {
    return new CrowFlight(
        roads.factor(), roads.constantMetres(), roads.kilometresPerHour() / KMH_PER_METRE_A_SECOND);
  }

  static LearnedRoads.Bounds learnedRoads(PlannerSettings.Roads roads) {
    return new LearnedRoads.Bounds(
        roads.patience(),
        roads.mostWays(),
        roads.retention(),
        roads.recheck(),
        roads.firstBackOff(),
        roads.longestBackOff());
  }
}
