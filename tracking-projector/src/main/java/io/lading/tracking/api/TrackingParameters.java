package io.lading.tracking.api;

import io.lading.core.contract.Violation;
import io.lading.core.model.LgOrderCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a question says and notes everything that is wrong with it. For one question. */
final class TrackingParameters {

  private static final String CODE = "code";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final int LONGEST_PACKAGE_NO = 64;

  private final List<Violation> violations = new ArrayList<>();

  /** Meaningless if it is wrong. */
  long orderId(String code) {
    OptionalLong orderId = LgOrderCode.parse(code);
    if (orderId.isEmpty()) {
      wrong(CODE, "an lgOrderCode, LG and 19 digits");
    }
    return orderId.orElse(0);
  }

  /** 0 if it is not given. */
  int sequence(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > Integer.MAX_VALUE) {
      wrong(name, "a sequence, an integer from 0 to " + Integer.MAX_VALUE);
      return 0;
    }
    return Integer.parseInt(text);
  }

  @Nullable String packageNo(@Nullable String text) {
    if (text != null
        && (text.isEmpty()
            || text.codePointCount(0, text.length()) > LONGEST_PACKAGE_NO
            || text.indexOf('\0') >= 0)) {
      wrong("packageNo", "a text of 1 to " + LONGEST_PACKAGE_NO + " characters");
    }
    return text;
  }

  /** By sequence if it is not given. */
  boolean isByOccurrence(@Nullable String order) {
    if (order != null && !order.equals("sequence") && !order.equals("occurred")) {
      wrong("order", "sequence or occurred");
    }
    return "occurred".equals(order);
  }

  /** Throws what is to be answered if anything was wrong. */
  void demandAllRight() {
    if (!violations.isEmpty()) {
      boolean isCode = violations.stream().anyMatch(each -> each.field().equals(CODE));
      throw (isCode ? Problem.MALFORMED_CODE : Problem.INVALID_PARAMETER).of(violations);
    }
  }

  private void wrong(String name, String expected) {
    violations.add(new Violation(name, expected));
  }
}
