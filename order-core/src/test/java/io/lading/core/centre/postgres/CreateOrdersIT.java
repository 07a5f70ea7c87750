package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.at;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderPaid;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateOrdersIT {

  private Workshop workshop;
  private CreateOrders create;

  @BeforeEach
  void open() {
    workshop = new Workshop();
    create = workshop.centre().createOrders();
    for (long sku = 1; sku <= 5; sku++) {
      workshop.stock(1, sku, 100);
    }
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void aTradeBecomesAnOrderWithEverythingThatBelongsToIt() {
    OrderPaid paid = trade("T1").item(1, 2).item(2, 3).item(1, 1).paid();
    List<Outcome> outcomes = create.create(at(40, batch(fromTopic("m1", paid))));

    assertThat(outcomes).singleElement().isInstanceOf(Applied.class);
    Object id = requireNonNull(((Applied) outcomes.getFirst()).orderId());
    assertThat(
            workshop.rows(
                "SELECT trade_order_code, buyer_id, total_amount, version, is_delete FROM"
                    + " logistics_order WHERE id = ?",
                id))
        .containsExactly("T1|7|59.94|1|f");
    assertThat(
            workshop.rows(
                "SELECT status, status_version, sequence, package_status FROM logistics_order_state"
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
  void secondDeliveryOfATradeCreatesNothing() {
    OrderPaid paid = trade("T1").item(1, 2).paid();
    List<Outcome> first = create.create(batch(fromTopic("m1", paid)));
    List<String> before = workshop.everything();
    List<Outcome> second = create.create(batch(fromTopic("m2", paid), fromTopic("m1", paid)));

    Long id = ((Applied) first.getFirst()).orderId();
    assertThat(second).containsExactly(new NoOp(id, null), new NoOp(id, null));
    assertThat(workshop.everything()).isEqualTo(before);
    assertThat(workshop.signals).hasValue(1);
  }
}
