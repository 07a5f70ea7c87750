package io.lading.core.query;

import io.lading.core.contract.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A question that makes no sense; everything that is wrong with it is named. */
public final class UnusableQuery extends IllegalArgumentException {

  private final transient List<Violation> violations;

  private UnusableQuery(List<Violation> violations) {
    super(
        violations.stream()
            .map(violation -> violation.field() + ": expected " + violation.expected())
            .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  static void unlessEmpty(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new UnusableQuery(violations);
    }
  }

  /** A field of the empty name is the question as a whole. */
  public List<Violation> violations() {
    return violations;
  }
}
