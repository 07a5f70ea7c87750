package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.applied;
import static io.lading.core.centre.postgres.Workshop.batch;
import static io.lading.core.centre.postgres.Workshop.fromTopic;
import static io.lading.core.centre.postgres.Workshop.rejection;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Envelope;
import io.lading.core.contract.EventType;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Reading;
import io.lading.core.contract.RejectionCode;
import io.lading.core.create.CreateOrders;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that nobody has to confirm. */
class ConfirmAtOnceIT {

  private static Workshop workshop;
  private static CreateOrders create;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    create = workshop.centre().createConfirmedOrders();
  }

  @BeforeEach
  void stock() {
    workshop.clear();
    workshop.stock(1, 1, 10);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void theOrderIsConfirmedInTheCommitThatMakesItAndItsStockDeducted() {
    Long id = applied(create.create(batch(fromTopic(paid("T1", 4)))).getFirst());
    assertThat(
            workshop.rows(
                "SELECT order_id, status, status_version, sequence FROM logistics_order_state"))
        .containsExactly(id + "|1|2|2");
    assertThat(workshop.rows("SELECT quantity, reserved FROM inventory")).containsExactly("6|0");
  }

  @Test
  void itsTwoEventsAreInOrderAndTheSecondAnnouncesTheShipments() {
    Long id = applied(create.create(batch(fromTopic(paid("T1", 4)))).getFirst());
    List<String> events =
        workshop.rows("SELECT convert_from(payload, 'UTF8') FROM outbox ORDER BY id");
    assertThat(events).hasSize(2).allMatch(event -> event.contains("orderId=" + id));
    assertThat(events.getFirst())
        .contains("sequence=1", "status=PENDING", "previousStatus=null", "shipments=[]");
    assertThat(events.getLast())
        .contains("sequence=2", "statusVersion=2", "status=CONFIRMED", "previousStatus=PENDING")
        .contains("packageNo=1", "itemCount=4", "weight=2,", "volume=0.004936");
  }

  @Test
  void whatIsShortIsRefusedAndWhatIsThereIsDeductedOnce() {
    OrderPaid all = paid("T1", 10);
    var outcomes = create.create(batch(fromTopic("a", all), fromTopic(paid("T2", 1))));
    applied(outcomes.getFirst());
    assertThat(rejection(outcomes.getLast()).code()).isEqualTo(RejectionCode.INSUFFICIENT_STOCK);
    create.create(batch(fromTopic("b", all)));
    assertThat(workshop.rows("SELECT quantity, reserved FROM inventory")).containsExactly("0|0");
  }

  @Test
  void theShipmentsAreThoseThatAConfirmationAnnouncesLater() {
    create.create(batch(fromTopic(split("T1"))));
    Long later =
        applied(workshop.centre().createOrders().create(batch(fromTopic(split("T2")))).getFirst());
    workshop.centre().changeOrders().change(batch(Update.status("c", later, "CONFIRMED")));
    assertThat(
            workshop.rows(
                """
                SELECT substring(convert_from(payload, 'UTF8') FROM 'shipments=.*')
                FROM outbox WHERE convert_from(payload, 'UTF8') LIKE '% status=CONFIRMED,%'
                """))
        .hasSize(2)
        .allMatch(shipments -> shipments.contains("packageNo=C"))
        .satisfies(both -> assertThat(both.getLast()).isEqualTo(both.getFirst()));
  }

  /** Into packages with and without a receiver, a window and weights of their own. */
  private static OrderPaid split(String code) {
    String json =
        """
        {"tradeOrderCode":"%s","bizType":"shop","buyerId":7,"warehouseId":1,"serviceSeconds":90,
         "receiver":{"name":"a","addressCode":"330106","location":{"lat":30.25,"lon":120.125}},
         "deliveryWindow":{"from":"2026-11-22T08:00:00Z"},
         "packages":[{"packageNo":"A","receiver":{"name":"b"},"deliveryWindow":{}},
           {"packageNo":"B","receiver":{},"deliveryWindow":{"to":"2026-11-22T09:00:00Z"}},
           {"packageNo":"C","receiver":{"addressCode":"330107"}}],
         "items":[{"itemId":1,"quantity":2,"packageNo":"A","weight":1.25,"volume":0.002},
           {"itemId":1,"quantity":1,"packageNo":"A"},{"itemId":1,"quantity":1,"packageNo":"B"},
           {"itemId":1,"quantity":1,"packageNo":"C","weight":"10.0"}]}
        """;
    Envelope envelope =
        new Envelope(EventType.ORDER_PAID.type(), null, null, null, null, null, null, null);
    Reading reading = Update.READER.read(envelope, json.formatted(code).getBytes(UTF_8));
    return (OrderPaid) ((Reading.Readable) reading).event();
  }

  private static OrderPaid paid(String code, int pieces) {
    return trade(code).item(1, pieces).paid();
  }
}
