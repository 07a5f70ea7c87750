package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Location;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Party;
import io.lading.core.contract.TradeItem;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Orders as shops send them: an address, two things, a waybill, the longest path. */
class HistoryBytesIT {

  private static final int ORDERS = 4_000;
  private static final List<String> PATH =
      List.of(
          "CONFIRMED",
          "SHIPPED",
          "WAREHOUSE_ACCEPTED",
          "WAREHOUSE_OUTBOUND",
          "PICKED_UP",
          "OUT_FOR_DELIVERY",
          "DELIVERED",
          "COMPLETED");

  private final Random random = new Random(7);

  @Test
  void anArchivedOrderTakesLessThanTwoThirdsOfTheRoomOfALiveOne() {
    try (var house = new HistoryHouse()) {
      List<Long> orders = lived(house);
      house.workshop.execute("VACUUM");
      long live = bytes(house, "^logistics_order(_state|_package|_item)?$");
      house.archive();
      house.workshop.execute("VACUUM");
      long archived = bytes(house, "^archived_(order|waybill)_[0-9]+$");
      System.out.printf(
          "%,d orders: %,d bytes each live, %,d archived; content %s%n",
          orders.size(),
          live / ORDERS,
          archived / ORDERS,
          house.workshop.value(
              "SELECT round(avg(pg_column_size(content))) || ' of ' ||"
                  + " round(avg(pg_column_size((content).header) +"
                  + " pg_column_size((content).state) + pg_column_size((content).packages) +"
                  + " pg_column_size((content).items))) FROM archived_order"));
      assertThat(house.workshop.count("archived_order")).isEqualTo(ORDERS);
      assertThat(3 * archived).isLessThan(2 * live);
    }
  }

  private static long bytes(HistoryHouse house, String tables) {
    return Long.parseLong(
        house.workshop.value(
            "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND"
                + " relname ~ ?",
            tables));
  }

  private List<Long> lived(HistoryHouse house) {
    var orders = new ArrayList<Long>();
    for (int from = 0; from < ORDERS; from += 250) {
      var trades = new ArrayList<Entry<OrderPaid>>();
      for (int n = from; n < from + 250; n++) {
        trades.add(Workshop.fromTopic(paid(n)));
      }
      var batch = new Batch<>(List.copyOf(trades), List.of(), HistoryHouse.LONG_AGO);
      List<Long> ids =
          house.centre.createOrders().create(batch).stream().map(Workshop::applied).toList();
      PATH.forEach(status -> report(house, ids, status));
      orders.addAll(ids);
    }
    return orders;
  }

  private static void report(HistoryHouse house, List<Long> ids, String status) {
    var updates = new ArrayList<Entry<InputEvent>>();
    for (long id : ids) {
      String waybill =
          status.equals("WAREHOUSE_OUTBOUND")
              ? ",\"mailNo\":\"SF"
                  + (1_000_000_000_000L + id % 1_000_000)
                  + "\",\"expressCode\":\"SF\""
              : "";
      updates.add(Update.status(status + id, id, status, waybill));
    }
    assertThat(house.centre.changeOrders().change(Update.batch(updates, HistoryHouse.LONG_AGO)))
        .allMatch(outcome -> outcome instanceof Outcome.Applied);
  }

  private OrderPaid paid(int number) {
    return new OrderPaid(
        "2026071000" + (1_000_000_000L + number),
        "shop",
        OrderType.FORWARD,
        null,
        1,
        FulfilmentMode.WAREHOUSE,
        5_000_000_000L + random.nextInt(1_000_000),
        "张伟" + number,
        600_123L,
        "旗舰店官方直营",
        1,
        "CNY",
        new BigDecimal("129.90"),
        party(number),
        null,
        null,
        120,
        List.of(item(1, number), item(2, number)),
        List.of(),
        null);
  }

  private Party party(int number) {
    return new Party(
        null,
        "张伟" + number,
        "+86 138" + (10_000_000 + random.nextInt(89_999_999)),
        "浙江省",
        "杭州市",
        "西湖区",
        "文三路街道",
        "文三路" + random.nextInt(900) + "号" + random.nextInt(30) + "幢" + random.nextInt(2000) + "室",
        "330106",
        new Location(30.2 + random.nextDouble() / 10, 120.1 + random.nextDouble() / 10));
  }

  private TradeItem item(long sku, int number) {
    return new TradeItem(
        1000 + sku,
        sku,
        1,
        new BigDecimal("64.95"),
        "2026071000" + (1_000_000_000L + number) + "-" + sku,
        "无线蓝牙耳机 黑色 标准版",
        "无线蓝牙耳机",
        1,
        null,
        new BigDecimal("0.35"),
        new BigDecimal("0.001200"),
        null,
        null,
        null);
  }
}
