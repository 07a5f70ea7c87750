package io.lading.core.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.Transitions.Answers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The states of a package in one mode and how it gets from one to the next, in Mermaid. */
record LifeCycleDiagram(FulfilmentMode mode) {

  /** What leads from one state to another; no label: the milestone of that name. */
  private record Arrow(OrderStatus from, OrderStatus to, String label) {}

  @Override
  public String toString() {
    return Stream.of(
            Stream.of("```mermaid", "stateDiagram-v2", "    [*] --> PENDING"),
            arrows().map(LifeCycleDiagram::line),
            finals().map(end -> "    " + end + " --> [*]"),
            Stream.of("```\n"))
        .flatMap(lines -> lines)
        .collect(joining("\n"));
  }

  private Stream<Arrow> arrows() {
    return Stream.of(steps(), cancels(), caught(), tooLate(), ended())
        .flatMap(arrows -> arrows)
        .distinct();
  }

  private Stream<Arrow> steps() {
    return Way.of(mode).paths().stream()
        .flatMap(
            path ->
                IntStream.range(1, path.size())
                    .mapToObj(i -> new Arrow(path.get(i - 1), path.get(i), "")));
  }

  private Stream<Arrow> cancels() {
    return Transitions.wayOut(mode).stream()
        .filter(Transitions.CANCELS::containsKey)
        .map(at -> new Arrow(at, Transitions.CANCELS.getOrDefault(at, at), "cancel"));
  }

  private Stream<Arrow> caught() {
    return answered("caught", Answers::caught);
  }

  private Stream<Arrow> tooLate() {
    return answered("too late", Answers::tooLate);
  }

  /** One arrow for all answers that lead to the same state, saying where the package was. */
  private Stream<Arrow> answered(String label, Function<Answers, OrderStatus> to) {
    Map<Arrow, String> from =
        answers()
            .collect(
                groupingBy(
                    answers -> new Arrow(answers.intercepting(), to.apply(answers), label),
                    LinkedHashMap::new,
                    mapping(answers -> answers.at().name(), joining(", "))));
    return from.entrySet().stream()
        .map(
            entry ->
                new Arrow(
                    entry.getKey().from(),
                    entry.getKey().to(),
                    label + ", was at " + entry.getValue()));
  }

  /** The milestones nearest to an intercept that end it too late, and those that always do. */
  private Stream<Arrow> ended() {
    return Stream.concat(
        answers()
            .flatMap(
                answers ->
                    nextAfter(answers.at())
                        .filter(to -> ends(answers.intercepting(), to))
                        .map(to -> new Arrow(answers.intercepting(), to, "scan"))),
        answers().flatMap(this::endedWhereItIs));
  }

  private Stream<Arrow> endedWhereItIs(Answers answers) {
    var now = new Standing(answers.intercepting(), answers.at());
    return Transitions.ENDED_BY.getOrDefault(now.status(), Set.of()).stream()
        .sorted()
        .filter(
            milestone ->
                LifeCycle.of(mode).reported(now, milestone)
                        instanceof MilestoneRuling.Forward(Standing to, _)
                    && to.status() == now.at())
        .map(milestone -> new Arrow(now.status(), now.at(), "scan " + milestone));
  }

  private Stream<OrderStatus> nextAfter(OrderStatus at) {
    return steps().filter(step -> step.from() == at).map(Arrow::to);
  }

  private static boolean ends(OrderStatus intercepting, OrderStatus milestone) {
    return !Transitions.PROGRESS.getOrDefault(intercepting, Set.of()).contains(milestone);
  }

  private Stream<Answers> answers() {
    return Transitions.ANSWERS.stream()
        .filter(
            answers ->
                Reachable.in(mode).contains(new Standing(answers.intercepting(), answers.at())));
  }

  private static Stream<OrderStatus> finals() {
    return Stream.of(OrderStatus.values())
        .filter(status -> Standing.of(status).isFinal())
        .filter(status -> Transitions.ENDS.stream().noneMatch(end -> end.indexOf(status) == 0));
  }

  private static String line(Arrow arrow) {
    return "    %s --> %s%s"
        .formatted(arrow.from(), arrow.to(), arrow.label().isEmpty() ? "" : ": " + arrow.label());
  }
}
