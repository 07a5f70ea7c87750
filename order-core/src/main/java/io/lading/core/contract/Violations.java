package io.lading.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The violated fields of one message, in the order they were met. Not for several threads. */
final class Violations {
  private final int most;
  private final List<Violation> found = new ArrayList<>(0);
  private int unnamed;

  Violations(int most) {
    this.most = most;
  }

  /** The first finding about a field stands for it. */
  void add(String field, String expected) {
    if (names(field)) {
      return;
    }
    if (found.size() < most) {
      found.add(new Violation(field, expected));
    } else {
      unnamed++;
    }
  }

  private boolean names(String field) {
    return found.stream().anyMatch(violation -> violation.field().equals(field));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Violation> list() {
    return List.copyOf(found);
  }

  DeadLetterReason reason() {
    return new DeadLetterReason(DeadLetterCode.INVALID_EVENT, "ViolatedFields", message());
  }

  private String message() {
    String named =
        found.stream()
            .map(violation -> violation.field() + ": expected " + violation.expected())
            .collect(Collectors.joining("; "));
    return unnamed == 0 ? named : named + "; and " + unnamed + " more";
  }
}
