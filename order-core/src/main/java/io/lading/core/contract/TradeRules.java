package io.lading.core.contract;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a paid trade must fulfil across its fields. */
final class TradeRules {
  private static final Pattern LG_ORDER_CODE = Pattern.compile("LG[0-9]{19}");
  private static final String LAST_LG_ORDER_CODE = "LG" + Long.MAX_VALUE;
  private static final BigDecimal FIRST_TOO_LARGE = BigDecimal.TEN.pow(10);

  private TradeRules() {}

  static void check(OrderPaid trade, JsonCursor in) {
    if (trade.orderType() == OrderType.REVERSE && trade.parentLgOrderCode() == null) {
      in.violation("/parentLgOrderCode", "to be present, because orderType is REVERSE");
    }
    if (trade.orderType() == OrderType.FORWARD && !isCodeOrAbsent(trade.parentLgOrderCode())) {
      in.violation("/parentLgOrderCode", "an lgOrderCode, LG and 19 digits");
    }
    if (trade.amount().abs().compareTo(FIRST_TOO_LARGE) >= 0) {
      in.violation("/totalAmount", "to be present, because the items' sum is no decimal(12,2)");
    }
    if (!trade.packages().isEmpty()) {
      // A package that is violated itself may be the one that an item names.
      boolean known = !in.isViolatedBelow("/packages");
      checkItems(trade, packageNumbers(trade.packages(), in), known, in);
    }
  }

  /** A return's parent is a rule of its own: refused, not invalid. */
  private static boolean isCodeOrAbsent(@Nullable String parent) {
    return parent == null
        || LG_ORDER_CODE.matcher(parent).matches() && parent.compareTo(LAST_LG_ORDER_CODE) <= 0;
  }

  private static Set<String> packageNumbers(List<TradePackage> packages, JsonCursor in) {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < packages.size(); i++) {
      if (!numbers.add(packages.get(i).packageNo())) {
        in.violation("/packages/" + i + "/packageNo", "to be unique in the trade");
      }
    }
    return numbers;
  }

  /** With one package, an item that names none belongs to that one. */
  private static void checkItems(
      OrderPaid trade, Set<String> packageNumbers, boolean known, JsonCursor in) {
    for (int i = 0; i < trade.items().size(); i++) {
      String packageNo = trade.items().get(i).packageNo();
      boolean placed =
          packageNo == null
              ? trade.packages().size() == 1
              : !known || packageNumbers.contains(packageNo);
      if (!placed) {
        in.violation("/items/" + i + "/packageNo", "the packageNo of one of the packages");
      }
    }
  }
}
