package io.lading.core.query;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What orders have to be like, all of it at once; what is null does not matter. bizType goes with
 * tradeOrderCode; expressCode with mailNo, and both are of one package. status: the order's present
 * one. Created at createdFrom or later, and before createdTo. Building it throws {@link
 * UnusableQuery}, which names every condition that is wrong.
 */
public record OrderConditions(
    @Nullable Long buyerId,
    @Nullable String tradeOrderCode,
    @Nullable String bizType,
    @Nullable String mailNo,
    @Nullable String expressCode,
    @Nullable OrderStatus status,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo) {

  public OrderConditions {
    var wrong = new ArrayList<Violation>();
    text(wrong, "tradeOrderCode", tradeOrderCode, 1, 128);
    text(wrong, "bizType", bizType, 1, 32);
    text(wrong, "mailNo", mailNo, 1, 256);
    text(wrong, "expressCode", expressCode, 0, 32);
    together(wrong, "bizType", bizType, "tradeOrderCode", tradeOrderCode);
    together(wrong, "expressCode", expressCode, "mailNo", mailNo);
    if (createdFrom != null && createdTo != null && !createdFrom.isBefore(createdTo)) {
      wrong.add(new Violation("createdTo", "a time after createdFrom"));
    }
    if (isNothing(buyerId, tradeOrderCode, bizType, mailNo, expressCode, status)
        && isNothing(createdFrom, createdTo)) {
      wrong.add(
          new Violation(
              "",
              "one of buyerId, tradeOrderCode, mailNo, status, createdFrom, createdTo at least"));
    }
    UnusableQuery.unlessEmpty(wrong);
  }

  private static void text(
      List<Violation> wrong, String field, @Nullable String text, int least, int most) {
    if (text == null) {
      return;
    }
    long length = text.codePoints().count();
    if (length < least || length > most || !isStorable(text)) {
      wrong.add(new Violation(field, "text of " + least + " to " + most + " characters"));
    }
  }

  /** No order has such a text, and PostgreSQL cannot even compare one. */
  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || c <= 0xFFFF && Character.isSurrogate((char) c));
  }

  private static boolean isNothing(@Nullable Object... conditions) {
    for (Object condition : conditions) {
      if (condition != null) {
        return false;
      }
    }
    return true;
  }

  private static void together(
      List<Violation> wrong,
      String field,
      @Nullable String text,
      String other,
      @Nullable String with) {
    if (text != null && with == null) {
      wrong.add(new Violation(field, "to come with " + other));
    }
  }
}
