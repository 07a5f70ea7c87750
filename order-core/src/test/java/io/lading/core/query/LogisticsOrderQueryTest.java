package io.lading.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticsOrderQueryTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void aQueryWithoutAConditionIsRefused() {
    assertThat(wrong(() -> new OrderConditions(null, null, null, null, null, null, null, null)))
        .extracting(Violation::field)
        .containsExactly("");
  }

  @Test
  void everyConditionThatIsWrongIsNamed() {
    assertThat(
            wrong(
                () ->
                    new OrderConditions(
                        1L, null, "", null, "c".repeat(33), null, NOON, NOON.minusNanos(1))))
        .extracting(Violation::field)
        .containsExactly("bizType", "expressCode", "bizType", "expressCode", "createdTo");
    assertThat(wrong(() -> new OrderConditions(null, "", null, "", null, null, NOON, NOON)))
        .extracting(Violation::field)
        .containsExactly("tradeOrderCode", "mailNo", "createdTo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\ud800b", "\udc00"})
  void textThatNoOrderCanHaveIsRefused(String text) {
    assertThat(wrong(() -> new OrderConditions(1L, text, null, text, null, null, null, null)))
        .extracting(Violation::field)
        .containsExactly("tradeOrderCode", "mailNo");
  }

  @Test
  void lengthsAreCountedInCharactersAsPostgresCounts() {
    String longest = "🚚".repeat(128);
    assertThat(trade(longest).tradeOrderCode()).isEqualTo(longest);
    assertThat(wrong(() -> trade(longest + "x"))).hasSize(1);
  }

  @Test
  void pagesHaveALimitAndGoOnBelowAnOrder() {
    assertThat(new LogisticsOrderQuery(trade("T"), OrderParts.ALL, 1000, 0L).limit())
        .isEqualTo(1000);
    assertThat(wrong(() -> new LogisticsOrderQuery(trade("T"), OrderParts.ALL, 1001, -1L)))
        .extracting(Violation::field)
        .containsExactly("limit", "after");
    assertThat(wrong(() -> new LogisticsOrderQuery(trade("T"), OrderParts.ALL, 0, null)))
        .hasSize(1);
  }

  @Test
  void theNarrowestConditionLeads() {
    assertThat(lead("T", "M", 1L, OrderStatus.PENDING)).isEqualTo(Lead.TRADE);
    assertThat(lead(null, "M", 1L, OrderStatus.PENDING)).isEqualTo(Lead.WAYBILL);
    assertThat(lead(null, null, 1L, OrderStatus.PENDING)).isEqualTo(Lead.BUYER);
    assertThat(lead(null, null, null, OrderStatus.PENDING)).isEqualTo(Lead.STATUS);
    assertThat(lead(null, null, null, null)).isEqualTo(Lead.TIME);
  }

  private static Lead lead(
      @Nullable String trade,
      @Nullable String mailNo,
      @Nullable Long buyer,
      @Nullable OrderStatus status) {
    return Lead.of(new OrderConditions(buyer, trade, null, mailNo, null, status, NOON, null));
  }

  private static OrderConditions trade(String code) {
    return new OrderConditions(null, code, null, null, null, null, null, null);
  }

  private interface Built {
    Object build();
  }

  private static List<Violation> wrong(Built built) {
    return catchThrowableOfType(UnusableQuery.class, built::build).violations();
  }
}
