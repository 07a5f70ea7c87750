package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.IdWindow;
import io.lading.core.query.Lead;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderView;
import io.lading.core.query.UnusableQuery;
import io.lading.core.query.postgres.PostgresLogisticsOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is asked for, its pages hold all that fits, each order once, newest first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPagesIT {

  private static final int ORDERS = 120;
  private static final int QUERIES = 150;
  private static final Duration GAP = Duration.ofSeconds(20);

  /** An order as the test knows it. heard: the status that the projection knows of it. */
  private record Made(
      long id,
      String trade,
      String bizType,
      long buyer,
      @Nullable String mailNo,
      String carrier,
      Instant at,
      OrderStatus status,
      OrderStatus heard,
      boolean erased) {}

  private final QueriedCentre centre = new QueriedCentre();
  private final List<Made> made = new ArrayList<>();
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @BeforeAll
  void orders() {
    centre.workshop.stock(1, 1, 1_000_000);
    for (int n = 0; n < ORDERS; n++) {
      oneMore();
    }
  }

  private void oneMore() {
    centre.now = Workshop.NOW.plus(GAP.multipliedBy(made.size()));
    made.addFirst(made(made.size()));
  }

  @AfterAll
  void close() {
    centre.close();
  }

  private Made made(int n) {
    String type = n % 2 == 0 ? "A" : "B";
    long buyer = random.nextInt(1, 6);
    String mailNo = random.nextInt(3) == 0 ? null : "M" + random.nextInt(20);
    String carrier = random.nextBoolean() ? "SF" : "YT";
    String waybill =
        mailNo == null
            ? ""
            : ",\"mailNo\":\"%s\",\"expressCode\":\"%s\"".formatted(mailNo, carrier);
    long id =
        centre.created(
            QueriedCentre.paid(
                """
                {"tradeOrderCode":"T%d","bizType":"%s","buyerId":%d,"warehouseId":1,
                 "items":[{"itemId":1,"quantity":1}],"packages":[{"packageNo":"1"%s}]}
                """
                    .formatted(n / 2, type, buyer, waybill)));
    OrderStatus status = OrderStatus.PENDING;
    if (random.nextBoolean()) {
      status = OrderStatus.CONFIRMED;
      centre.changed(Update.status("c" + id, id, "CONFIRMED"));
    }
    boolean erased = random.nextInt(10) == 0;
    if (erased) {
      centre.workshop.execute("UPDATE logistics_order SET is_delete = true WHERE id = ?", id);
    }
    OrderStatus heard = random.nextInt(4) == 0 ? OrderStatus.PENDING : status;
    return new Made(
        id, "T" + n / 2, type, buyer, mailNo, carrier, centre.now, status, heard, erased);
  }

  @Test
  void pagesHoldAllThatFitsEachOnceNewestFirst() {
    for (int n = 0; n < QUERIES; n++) {
      OrderConditions conditions = conditions();
      int mostLooked = random.nextInt(1, 40);
      var orders = new PostgresLogisticsOrders(centre.queries(), this::heard, mostLooked);
      int limit = random.nextInt(1, 20);
      assertThat(walked(orders, conditions, limit, () -> {}))
          .as("seed %s, %s by %s, looking at %s", seed, conditions, limit, mostLooked)
          .isEqualTo(fitting(conditions));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BUYER", "STATUS", "TIME"})
  void ordersThatComeMeanwhileAreOnNoPageAndDisturbNone(Lead lead) {
    var conditions =
        new OrderConditions(
            lead == Lead.BUYER ? busiestBuyer() : null,
            null,
            null,
            null,
            null,
            lead == Lead.STATUS ? OrderStatus.CONFIRMED : null,
            lead == Lead.TIME ? Workshop.NOW : null,
            null);
    assertThat(Lead.of(conditions)).isEqualTo(lead);
    var orders = new PostgresLogisticsOrders(centre.queries(), this::heard, 1000);
    List<Long> before = fitting(conditions);
    assertThat(walked(orders, conditions, 7, this::oneMore)).as("seed %s", seed).isEqualTo(before);
    assertThat(before).hasSizeGreaterThan(7);
  }

  private long busiestBuyer() {
    return LongStream.range(1, 6)
        .boxed()
        .max(
            Comparator.comparingLong(
                buyer -> made.stream().filter(o -> o.buyer() == buyer).count()))
        .orElseThrow();
  }

  private List<Long> heard(OrderStatus status, IdWindow window, int atMost) {
    return made.stream()
        .filter(order -> order.heard() == status)
        .map(Made::id)
        .filter(id -> id >= window.from() && id < window.below())
        .limit(atMost)
        .toList();
  }

  /** {@code meanwhile}: what happens after each page. */
  private static List<Long> walked(
      LogisticsOrders orders, OrderConditions conditions, int limit, Runnable meanwhile) {
    List<Long> walked = new ArrayList<>();
    Long after = null;
    do {
      OrderPage page =
          orders.page(new LogisticsOrderQuery(conditions, OrderParts.NONE, limit, after));
      assertThat(page.orders()).hasSizeLessThanOrEqualTo(limit);
      page.orders().stream().map(OrderView::orderId).forEach(walked::add);
      after = page.next();
      meanwhile.run();
    } while (after != null);
    return walked;
  }

  private List<Long> fitting(OrderConditions conditions) {
    boolean byStatus = Lead.of(conditions) == Lead.STATUS;
    return made.stream()
        .filter(order -> !order.erased() && fits(order, conditions))
        .filter(order -> !byStatus || order.heard() == conditions.status())
        .map(Made::id)
        .toList();
  }

  private static boolean fits(Made order, OrderConditions wanted) {
    return (wanted.buyerId() == null || wanted.buyerId() == order.buyer())
        && (wanted.tradeOrderCode() == null || wanted.tradeOrderCode().equals(order.trade()))
        && (wanted.bizType() == null || wanted.bizType().equals(order.bizType()))
        && (wanted.mailNo() == null || wanted.mailNo().equals(order.mailNo()))
        && (wanted.expressCode() == null || wanted.expressCode().equals(order.carrier()))
        && (wanted.status() == null || wanted.status() == order.status())
        && (wanted.createdFrom() == null || !order.at().isBefore(wanted.createdFrom()))
        && (wanted.createdTo() == null || order.at().isBefore(wanted.createdTo()));
  }

  /** Any that make sense. */
  private OrderConditions conditions() {
    while (true) {
      try {
        return new OrderConditions(
            maybe(3) ? (long) random.nextInt(1, 6) : null,
            maybe(5) ? "T" + random.nextInt(ORDERS / 2) : null,
            maybe(5) ? "A" : null,
            maybe(4) ? "M" + random.nextInt(20) : null,
            maybe(4) ? "SF" : null,
            maybe(2) ? OrderStatus.values()[random.nextInt(3)] : null,
            maybe(3) ? time() : null,
            maybe(3) ? time() : null);
      } catch (UnusableQuery again) {
        continue;
      }
    }
  }

  private boolean maybe(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private Instant time() {
    return Workshop.NOW.plus(GAP.multipliedBy(random.nextInt(ORDERS)));
  }
}
