package io.lading.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The findings of one verification, printable for a person. */
public record Report(List<Finding> findings) {

  public Report {
    findings = List.copyOf(findings);
  }

  /** Every invariant was decided, and held. */
  public boolean holds() {
    return findings.stream().allMatch(Finding.Held.class::isInstance);
  }

  /** At least one invariant is broken, whatever else may be undecided. */
  public boolean isBroken() {
    return findings.stream().anyMatch(Finding.Broken.class::isInstance);
  }

  public Report with(Report other) {
    var all = new ArrayList<>(findings);
    all.addAll(other.findings());
    return new Report(all);
  }

  /** One line per finding, offences indented below it. */
  @Override
  public String toString() {
    return findings.stream().map(Report::line).collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(Finding finding) {
    return switch (finding) {
      case Finding.Held(String invariant, long checked) ->
          "held       %s (%,d checked)".formatted(invariant, checked);
      case Finding.Undecided(String invariant, long count, String why) ->
          "undecided  %s: %,d %s".formatted(invariant, count, why);
      case Finding.Broken(String invariant, long count, var offences) ->
          "BROKEN     %s: %,d found".formatted(invariant, count) + lines(offences);
    };
  }

  private static String lines(List<Finding.Offence> offences) {
    return offences.stream()
        .map(offence -> "%n             %s: %s".formatted(offence.id(), offence.problem()))
        .collect(Collectors.joining());
  }
}
