package io.lading.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.Expected.Cell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of statuses in every mode, against tables written by hand. */
class LifeCycleTest {

  private static final Set<OrderStatus> ALL = EnumSet.allOf(OrderStatus.class);

  @ParameterizedTest
  @EnumSource
  void everyMilestoneOfEveryStandingIsRuledAsWritten(FulfilmentMode mode) {
    Expected table = Expected.table(mode, "milestones");
    assertThat(table.columns().stream().map(Expected::status)).containsExactlyElementsOf(ALL);
    assertThat(table.rows()).allMatch(row -> row.cells().size() == ALL.size());
    assertThat(table.cells())
        .allSatisfy(
            cell ->
                assertThat(LifeCycle.of(mode).reported(cell.standing(), column(cell)))
                    .isEqualTo(milestoneRuling(table, cell)));
  }

  @ParameterizedTest
  @EnumSource
  void everyCancelAndAnswerInEveryStandingIsRuledAsWritten(FulfilmentMode mode) {
    LifeCycle lifeCycle = LifeCycle.of(mode);
    Expected table = Expected.table(mode, "cancels");
    assertThat(table.cells())
        .hasSize(3 * table.rows().size())
        .allSatisfy(
            cell -> {
              Standing now = cell.standing();
              switch (cell.column()) {
                case "CANCEL" -> assertThat(lifeCycle.cancelled(now)).isEqualTo(cancelRuling(cell));
                case "CAUGHT" ->
                    assertThat(lifeCycle.answered(now, InterceptOutcome.CAUGHT))
                        .isEqualTo(answerRuling(cell, true));
                default ->
                    assertThat(lifeCycle.answered(now, InterceptOutcome.TOO_LATE))
                        .isEqualTo(answerRuling(cell, false));
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void theTablesNameEveryStandingThatCanBeReachedAndNoOther(FulfilmentMode mode) {
    for (String table : List.of("milestones", "cancels", "fields", "two packages")) {
      assertThat(Expected.table(mode, table).standings())
          .as(table)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(Reachable.in(mode));
    }
  }

  /** A row of another release, or a damaged one, is no reason to fail. */
  @ParameterizedTest
  @EnumSource
  void standingsThatNobodyCanReachHaveRulingsToo(FulfilmentMode mode) {
    LifeCycle lifeCycle = LifeCycle.of(mode);
    for (Standing standing : imaginable()) {
      assertThat(lifeCycle.cancelled(standing)).isNotNull();
      assertThat(lifeCycle.status(List.of(standing))).isNotNull();
      for (InterceptOutcome outcome : InterceptOutcome.values()) {
        assertThat(lifeCycle.answered(standing, outcome)).isNotNull();
      }
      for (OrderStatus milestone : ALL) {
        assertThat(lifeCycle.reported(standing, milestone)).isNotNull();
      }
    }
  }

  private static OrderStatus column(Cell cell) {
    return Expected.status(cell.column());
  }

  private static MilestoneRuling milestoneRuling(Expected table, Cell cell) {
    OrderStatus milestone = column(cell);
    return switch (cell.expected()) {
      case "=" -> new MilestoneRuling.Present();
      case "L" -> new MilestoneRuling.Late();
      case "X" -> new MilestoneRuling.Contradiction();
      case "F" -> new MilestoneRuling.Forward(Standing.of(milestone), false);
      case "F!" -> new MilestoneRuling.Forward(Standing.of(milestone), true);
      case "E!" -> new MilestoneRuling.Forward(Standing.of(cell.standing().at()), true);
      case "P" -> new MilestoneRuling.Progress(new Standing(cell.standing().status(), milestone));
      case "-" -> new MilestoneRuling.Invalid(allowed(table, cell.standing()));
      default -> throw new IllegalArgumentException("No ruling is written " + cell);
    };
  }

  private static List<OrderStatus> allowed(Expected table, Standing standing) {
    return table
        .cells()
        .filter(cell -> cell.standing().equals(standing))
        .filter(cell -> cell.expected().matches("F!?|E!|P"))
        .map(LifeCycleTest::column)
        .toList();
  }

  private static CancelRuling cancelRuling(Cell cell) {
    return switch (cell.expected()) {
      case "already" -> new CancelRuling.Already();
      case "not-now" -> new CancelRuling.NotNow();
      case "too-late" -> new CancelRuling.TooLate();
      default -> {
        Standing to = applied(cell);
        yield to.status() == OrderStatus.CANCELLED
            ? new CancelRuling.Cancelled(to)
            : new CancelRuling.Asked(to);
      }
    };
  }

  private static AnswerRuling answerRuling(Cell cell, boolean caught) {
    return switch (cell.expected()) {
      case "already" -> new AnswerRuling.Already();
      case "invalid" -> new AnswerRuling.Invalid();
      default ->
          caught ? new AnswerRuling.Caught(applied(cell)) : new AnswerRuling.TooLate(applied(cell));
    };
  }

  private static Standing applied(Cell cell) {
    assertThat(cell.expected()).startsWith("+");
    return Expected.standing(cell.expected().substring(1));
  }

  private static List<Standing> imaginable() {
    return ALL.stream()
        .flatMap(status -> ALL.stream().map(at -> new Standing(status, at)))
        .toList();
  }
}
