package io.lading.core.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.TradeItem;
import io.lading.core.create.Parent.Goods;
import io.lading.core.create.ReturnRuling.Invalid;
import io.lading.core.create.ReturnRuling.TooMany;
import io.lading.core.create.ReturnRuling.Valid;
import io.lading.core.model.LgOrderCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnsTest {

  private static final long ORDER = 42;
  private static final long BUYER = 7;
  private static final Set<OrderStatus> DELIVERED =
      EnumSet.of(OrderStatus.DELIVERED, OrderStatus.COMPLETED);
  private static final Set<OrderStatus> NOT_COMING =
      EnumSet.of(OrderStatus.CANCELLED, OrderStatus.RETURNED);

  @Test
  void whatWasDeliveredMayComeBack() {
    var returns = returns(delivered(1, 3));
    assertThat(returns.take(back(1, 3))).isEqualTo(new Valid());
  }

  @Test
  void returnsOfOneBatchCountEachOther() {
    var returns = returns(delivered(1, 3));
    assertThat(returns.take(back(1, 2))).isEqualTo(new Valid());
    assertThat(returns.take(back(1, 2))).isEqualTo(tooMany(new TooMany(1, 2, 1)));
    assertThat(returns.take(back(1, 1))).isEqualTo(new Valid());
    assertThat(returns.take(back(1, 1))).isEqualTo(tooMany(new TooMany(1, 1, 0)));
  }

  @Test
  void whatIsRefusedTakesNothing() {
    var returns = returns(delivered(1, 3), delivered(2, 1));
    assertThat(returns.take(back(1, 3, 2, 2))).isEqualTo(tooMany(new TooMany(2, 2, 1)));
    assertThat(returns.take(back(1, 3, 2, 1))).isEqualTo(new Valid());
  }

  @Test
  void everySkuThatIsTooManyIsNamedAndItemsOfOneSkuCountTogether() {
    assertThat(returns(delivered(1, 3)).take(back(1, 2, 9, 1, 1, 2)))
        .isEqualTo(tooMany(new TooMany(1, 4, 3), new TooMany(9, 1, 0)));
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void onlyDeliveredPackagesCount(OrderStatus status) {
    ReturnRuling ruling = returns(new Goods(OrderType.FORWARD, status, 1, 3)).take(back(1, 1));
    assertThat(ruling)
        .isEqualTo(
            DELIVERED.contains(status) ? new Valid() : new Invalid("it has not been delivered"));
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void otherReturnsCountUnlessTheirGoodsStayedWithTheBuyer(OrderStatus status) {
    var returns = returns(delivered(1, 3), new Goods(OrderType.REVERSE, status, 1, 2));
    assertThat(returns.take(back(1, 2)))
        .isEqualTo(NOT_COMING.contains(status) ? new Valid() : tooMany(new TooMany(1, 2, 1)));
  }

  @Test
  void anotherBuyersOrderAReturnAndNoOrderCannotBeReturned() {
    Goods goods = delivered(1, 3);
    assertThat(of(new Parent(OrderType.FORWARD, 8, List.of(goods))).take(back(1, 1)))
        .isEqualTo(new Invalid("it belongs to another buyer"));
    assertThat(of(new Parent(OrderType.REVERSE, BUYER, List.of(goods))).take(back(1, 1)))
        .isEqualTo(new Invalid("it is itself a return"));
    assertThat(new Returns(Map.of()).take(back(1, 1)))
        .isEqualTo(new Invalid("there is no such order"));
    assertThat(returns(goods).take(trade("nonsense", 1, 1)))
        .isEqualTo(new Invalid("there is no such order"));
    assertThat(returns(goods).take(trade(null, 1, 1)))
        .isEqualTo(new Invalid("there is no such order"));
  }

  @Test
  void howeverReturnsComeNeverMoreComesBackThanWasDelivered() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      int delivered = 1 + random.nextInt(10);
      int before = random.nextInt(delivered + 1);
      var returns =
          returns(
              delivered(1, delivered),
              new Goods(OrderType.REVERSE, OrderStatus.SHIPPED, 1, before));
      int left = delivered - before;
      for (int n = 0; n < 10; n++) {
        int wanted = 1 + random.nextInt(4);
        boolean valid = returns.take(back(1, wanted)) instanceof Valid;
        assertThat(valid).as("seed %d", seed).isEqualTo(wanted <= left);
        left -= valid ? wanted : 0;
      }
    }
  }

  private static Goods delivered(long sku, long pieces) {
    return new Goods(OrderType.FORWARD, OrderStatus.DELIVERED, sku, pieces);
  }

  private static ReturnRuling tooMany(TooMany... skus) {
    return new Invalid("more than was delivered and not yet returned", List.of(skus));
  }

  private static Returns returns(Goods... goods) {
    return of(new Parent(OrderType.FORWARD, BUYER, List.of(goods)));
  }

  private static Returns of(Parent parent) {
    return new Returns(Map.of(ORDER, parent));
  }

  /** {@code lines}: SKU, pieces, SKU, pieces … */
  private static OrderPaid back(int... lines) {
    return trade(LgOrderCode.of(ORDER), lines);
  }

  private static OrderPaid trade(@Nullable String parent, int... lines) {
    var items = new ArrayList<TradeItem>();
    for (int i = 0; i < lines.length; i += 2) {
      items.add(
          new TradeItem(
              100 + i,
              lines[i],
              lines[i + 1],
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null));
    }
    return new OrderPaid(
        "R",
        "return",
        OrderType.REVERSE,
        parent,
        null,
        FulfilmentMode.DIRECT,
        BUYER,
        null,
        null,
        null,
        1,
        "CNY",
        null,
        null,
        null,
        null,
        120,
        items,
        List.of(),
        null);
  }
}
