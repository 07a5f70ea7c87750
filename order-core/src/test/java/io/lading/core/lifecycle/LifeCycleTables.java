package io.lading.core.lifecycle;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the rules answer to every question that can be asked of them, as tables. */
final class LifeCycleTables {

  static MarkdownTable milestones(FulfilmentMode mode) {
    List<OrderStatus> milestones =
        statuses().filter(milestone -> Way.of(mode).rank(milestone) >= 0).toList();
    return MarkdownTable.of(
        row("stands at", milestones.stream().map(OrderStatus::name)),
        standings(mode).stream()
            .map(
                standing ->
                    row(
                        name(standing),
                        milestones.stream()
                            .map(
                                milestone ->
                                    symbol(
                                        milestone,
                                        LifeCycle.of(mode).reported(standing, milestone))))));
  }

  static MarkdownTable cancels(FulfilmentMode mode) {
    LifeCycle lifeCycle = LifeCycle.of(mode);
    return MarkdownTable.of(
        List.of("stands at", "a cancel", "answered CAUGHT", "answered TOO_LATE"),
        standings(mode).stream()
            .map(
                standing ->
                    List.of(
                        name(standing),
                        words(lifeCycle.cancelled(standing)),
                        words(lifeCycle.answered(standing, InterceptOutcome.CAUGHT)),
                        words(lifeCycle.answered(standing, InterceptOutcome.TOO_LATE)))));
  }

  /** Cancelled packages count the same wherever they were cancelled. */
  static MarkdownTable twoPackages(FulfilmentMode mode) {
    List<Standing> standings =
        Stream.concat(
                standings(mode).stream().filter(standing -> !standing.isCancelled()),
                Stream.of(Standing.of(OrderStatus.CANCELLED)))
            .toList();
    return MarkdownTable.of(
        row("", standings.stream().map(LifeCycleTables::name)),
        standings.stream()
            .map(
                one ->
                    row(
                        "**" + name(one) + "**",
                        standings.stream()
                            .map(other -> LifeCycle.of(mode).status(List.of(one, other)).name()))));
  }

  static MarkdownTable holdings() {
    return MarkdownTable.of(
        row("a package that is", Stream.of(OrderType.values()).map(OrderType::name)),
        statuses()
            .map(
                status ->
                    row(
                        status.name(),
                        Stream.of(OrderType.values())
                            .map(type -> Holding.of(type, status).name()))));
  }

  static MarkdownTable fields() {
    List<FulfilmentMode> modes = List.of(FulfilmentMode.values());
    return MarkdownTable.of(
        row("fields", modes.stream().map(FulfilmentMode::name)),
        Stream.of(FieldGroup.values())
            .map(group -> row(fields(group), modes.stream().map(group::until))));
  }

  private static String fields(FieldGroup group) {
    return switch (group) {
      case CONTACT -> "receiver's name and telephone";
      case DESTINATION -> "receiver's address, addressCode, location; deliveryWindow";
      case SENDER -> "sender";
      case WAYBILL -> "mailNo, expressCode, expressName";
      case DESCRIPTION -> "buyerName, sellerName, feature";
    };
  }

  /** In the order of the statuses, and within one of where a package is underneath. */
  private static List<Standing> standings(FulfilmentMode mode) {
    return Reachable.in(mode).stream()
        .sorted(Comparator.comparing(Standing::status).thenComparing(Standing::at))
        .toList();
  }

  private static String symbol(OrderStatus milestone, MilestoneRuling ruling) {
    return switch (ruling) {
      case MilestoneRuling.Present _ -> "=";
      case MilestoneRuling.Late _ -> "L";
      case MilestoneRuling.Contradiction _ -> "X";
      case MilestoneRuling.Progress _ -> "P";
      case MilestoneRuling.Forward(Standing to, _) when to.status() != milestone -> "E!";
      case MilestoneRuling.Forward forward -> forward.cancelLost() ? "F!" : "F";
      case MilestoneRuling.Invalid _ -> "";
    };
  }

  private static String words(CancelRuling ruling) {
    return switch (ruling) {
      case CancelRuling.Cancelled cancelled -> "→ " + cancelled.to().status();
      case CancelRuling.Asked asked -> "→ " + asked.to().status();
      case CancelRuling.Already _ -> "no-op";
      case CancelRuling.NotNow _ -> "`CANCEL_NOT_NOW`";
      case CancelRuling.TooLate _ -> "`CANCEL_TOO_LATE`";
    };
  }

  private static String words(AnswerRuling ruling) {
    return switch (ruling) {
      case AnswerRuling.Caught caught -> "→ " + caught.to().status();
      case AnswerRuling.TooLate late -> "→ " + late.to().status() + ", `CANCEL_TOO_LATE`";
      case AnswerRuling.Already _ -> "no-op";
      case AnswerRuling.Invalid _ -> "`INVALID_TRANSITION`";
    };
  }

  private static String name(Standing standing) {
    return standing.status() == standing.at()
        ? standing.status().name()
        : standing.status() + " at " + standing.at();
  }

  private static Stream<OrderStatus> statuses() {
    return Stream.of(OrderStatus.values());
  }

  private static List<String> row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private LifeCycleTables() {}
}
