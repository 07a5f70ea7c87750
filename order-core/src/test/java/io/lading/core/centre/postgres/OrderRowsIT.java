package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static io.lading.core.centre.postgres.Workshop.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderPaid;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an order looks like in the database and in its first event. */
class OrderRowsIT {

  private static Workshop workshop;
  private static CreateOrders create;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    create = workshop.centre().createOrders();
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    for (long sku = 1; sku <= 5; sku++) {
      workshop.stock(1, sku, 100);
    }
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void everyColumnOfTheModelCanBeRead() {
    create.create(batch(fromTopic("m1", trade("T1").item(1, 2).paid())));
    workshop.execute("UPDATE logistics_order_item SET shop_id = 6");

    assertThat(columns("package_view"))
        .contains("id", "lg_order_code", "trade_order_code", "buyer_id", "seller_id", "shop_id")
        .contains("receiver_address_code", "sender_telephone", "mailno", "express_name")
        .contains("package_type", "status", "feature", "is_delete", "version", "updated_at");
    assertThat(columns("item_view"))
        .contains("id", "lg_order_code", "trade_sub_order_code", "package_id", "shop_id")
        .contains("item_volume", "marking", "status", "is_delete", "created_at", "updated_at");
    assertThat(columns("unique_view"))
        .contains("id", "unique_code", "trade_order_code", "biz_type", "order_id", "buyer_id")
        .contains("created_at", "updated_at");
    assertThat(
            workshop.rows(
                "SELECT u.unique_code, u.id = p.order_id, p.shop_id FROM unique_view u,"
                    + " package_view p"))
        .containsExactly("shop:T1|t|6");
  }

  private static List<String> columns(String view) {
    return workshop.rows(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'orders' AND"
            + " table_name = ?",
        view);
  }

  @Test
  void aTradeBecomesAnOrderWithEverythingThatBelongsToIt() {
    OrderPaid paid = trade("T1").item(1, 2).item(2, 3).item(1, 1).paid();
    List<Outcome> outcomes = create.create(at(40, batch(fromTopic("m1", paid))));

    Long id = applied(outcomes.getFirst());
    assertThat(
            workshop.rows(
                "SELECT trade_order_code, buyer_id, total_amount, version, is_delete FROM"
                    + " logistics_order WHERE id = ?",
                id))
        .containsExactly("T1|7|59.94|1|f");
    assertThat(
            workshop.rows(
                "SELECT status, status_version, sequence, package_states FROM logistics_order_state"
                    + " WHERE order_id = ?",
                id))
        .containsExactly("0|1|1|null");
    assertThat(
            workshop.rows(
                "SELECT package_index, package_no, warehouse_id FROM logistics_order_package WHERE"
                    + " order_id = ?",
                id))
        .containsExactly("0|1|1");
    assertThat(
            workshop.rows(
                "SELECT i.sku_id, i.item_num, i.unit_price, i.item_weight, i.item_volume FROM"
                    + " logistics_order_item i JOIN logistics_order_package p ON p.id ="
                    + " i.package_id ORDER BY i.id"))
        .containsExactly(
            "1|2|9.99|0.500|0.001234", "2|3|9.99|0.500|0.001234", "1|1|9.99|0.500|0.001234");
    assertThat(
            workshop.rows(
                "SELECT sku_id, quantity, reserved, version FROM inventory WHERE reserved > 0 ORDER"
                    + " BY sku_id"))
        .containsExactly("1|100|3|2", "2|100|3|2");
    assertThat(workshop.rows("SELECT topic, order_id, sequence FROM outbox"))
        .containsExactly("lading.order-status.v1|" + id + "|1");
    assertThat(workshop.rows("SELECT next_offset, applied, consumed FROM consumer_position"))
        .containsExactly("41|1|1");
    assertThat(workshop.count("message_identity")).isZero();
    assertThat(workshop.signals).hasValue(1);
  }

  @Test
  void stockIsTakenFromThePackagesWarehouse() {
    workshop.stock(2, 1, 10);
    var paid =
        trade("T1")
            .parcel("A", null)
            .parcel("B", 2L)
            .parcel("C", 2L)
            .item(1, 3, "A")
            .item(1, 4, "B")
            .item(1, 5, "C")
            .item(2, 1, "A")
            .paid();
    applied(create.create(batch(fromTopic(paid))).getFirst());

    assertThat(
            workshop.rows(
                "SELECT warehouse_id, sku_id, reserved FROM inventory WHERE reserved > 0 ORDER BY"
                    + " 1, 2"))
        .containsExactly("1|1|3", "1|2|1", "2|1|9");
    assertThat(
            workshop.rows(
                "SELECT p.package_index, p.package_no, p.warehouse_id, sum(i.item_num) FROM"
                    + " logistics_order_package p JOIN logistics_order_item i ON i.order_id ="
                    + " p.order_id AND i.package_id = p.id GROUP BY 1, 2, 3 ORDER BY 1"))
        .containsExactly("0|A|1|4", "1|B|2|4", "2|C|2|5");
    assertThat(
            rejection(
                    create
                        .create(batch(fromTopic(trade("T2").parcel("A", 2L).item(1, 2).paid())))
                        .getFirst())
                .details()
                .toString())
        .contains("warehouseId=2", "available=1");
  }

  @Test
  void aHundredPackagesAndFiveHundredItemsFit() {
    var large = trade("T1");
    for (int i = 0; i < 100; i++) {
      large.parcel("P" + i, null);
    }
    for (int i = 0; i < 500; i++) {
      workshop.stock(1, 100 + i, 1_000_000);
      large.item(100 + i, 1_000_000, "P" + i % 100, new BigDecimal("-0.01"));
    }
    applied(create.create(batch(fromTopic(large.paid()))).getFirst());

    assertThat(workshop.count("logistics_order_package")).isEqualTo(100);
    assertThat(
            workshop.value(
                "SELECT count(DISTINCT package_id) || ',' || sum(item_num) FROM"
                    + " logistics_order_item"))
        .isEqualTo("100,500000000");
    assertThat(workshop.value("SELECT total_amount FROM logistics_order")).isEqualTo("-5000000.00");
  }

  @Test
  void numbersAndTextsAtTheirLimitsAreStoredAsTheyAre() {
    workshop.stock(1, Long.MAX_VALUE - 1000, Long.MAX_VALUE);
    var paid =
        trade("交".repeat(128))
            .buyer(Long.MIN_VALUE)
            .total("9999999999.99")
            .item(Long.MAX_VALUE - 1000, 1_000_000, null, new BigDecimal("-9999999999.99"))
            .feature("{\"k\":\"" + "é".repeat(508) + "\"}")
            .paid();
    applied(create.create(batch(fromTopic(paid))).getFirst());

    assertThat(
            workshop.rows(
                "SELECT trade_order_code, buyer_id, total_amount, octet_length(feature), created_at"
                    + " AT TIME ZONE 'UTC' FROM logistics_order"))
        .containsExactly(
            "交".repeat(128)
                + "|-9223372036854775808|9999999999.99|1024|2026-11-21 12:00:00.123456");
    assertThat(workshop.rows("SELECT sku_id, unit_price FROM logistics_order_item"))
        .containsExactly("9223372036854774807|-9999999999.99");
  }

  @Test
  void theFirstEventTellsThatTheOrderIsPending() {
    Long id =
        applied(create.create(batch(fromTopic("m1", trade("T1").item(1, 1).paid()))).getFirst());
    assertThat(workshop.value("SELECT convert_from(payload, 'UTF8') FROM outbox"))
        .contains(
            LgOrderCode.of(id),
            "kind=TRANSITION",
            "status=PENDING",
            "previousStatus=null",
            "shipments=[]",
            "recordedAt=2026-11-21T12:00:00.123456Z");
    assertThat(
            workshop.value("SELECT position(convert_to('m1', 'UTF8') IN headers) > 0 FROM outbox"))
        .isEqualTo("t");
  }
}
