package io.lading.core.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The violated fields of one message, in the order they were met. Not for several threads. */
final class Violations {
  /** Of the room that a dead letter has for its message; the rest is for their number. */
  private static final int LONGEST_LIST = DeadLetterHeaders.LONGEST_MESSAGE - 32;

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

  /** Also if nobody knows, because there were more than are named. */
  boolean areBelow(String field) {
    return unnamed > 0
        || found.stream()
            .map(Violation::field)
            .anyMatch(name -> name.equals(field) || name.startsWith(field + "/"));
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

  /** As many of them, whole, as fit; and always how many more there are. */
  private String message() {
    StringBuilder message = new StringBuilder();
    int named = 0;
    int bytes = 0;
    for (Violation violation : found) {
      String next =
          (named == 0 ? "" : "; ") + violation.field() + ": expected " + violation.expected();
      bytes += next.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_LIST) {
        break;
      }
      message.append(next);
      named++;
    }
    int more = found.size() - named + unnamed;
    return message + (more == 0 ? "" : "; and " + more + " more");
  }
}
