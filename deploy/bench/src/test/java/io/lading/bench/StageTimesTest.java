package io.lading.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StageTimesTest {

  private static final String BEFORE =
      """
      # HELP lading_planner_plan_stage_seconds how long one stage of a planning run takes
      lading_planner_plan_stage_seconds{stage="look",quantile="0.5"} 0.004
      lading_planner_plan_stage_seconds_count{stage="look"} 2
      lading_planner_plan_stage_seconds_sum{stage="look"} 0.01
      lading_planner_plan_stage_seconds_count{stage="solve"} 2
      lading_planner_plan_stage_seconds_sum{stage="solve"} 0.3
      """;

  private static final String AFTER =
      """
      lading_planner_plan_stage_seconds_count{stage="look"} 4
      lading_planner_plan_stage_seconds_sum{stage="look"} 0.03
      lading_planner_plan_stage_seconds_count{stage="solve"} 4
      lading_planner_plan_stage_seconds_sum{stage="solve"} 5.8E-1
      """;

  @Test
  void meansAreOfTheRunsInBetween() {
    StageTimes between = StageTimes.of(AFTER).minus(StageTimes.of(BEFORE));
    assertThat(between.runs()).isEqualTo(2);
    assertThat(between.millis("look")).isEqualTo(10, within(1e-6));
    assertThat(between.millis("solve")).isEqualTo(140, within(1e-6));
  }
}
