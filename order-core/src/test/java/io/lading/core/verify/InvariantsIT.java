package io.lading.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.Finding.Broken;
import io.lading.core.verify.Finding.Offence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvariantsIT {

  private final BusyCentre centre = new BusyCentre();

  @AfterEach
  void close() {
    centre.close();
  }

  @Test
  void aSystemThatWorkedHoldsEveryInvariant() {
    assertThat(centre.ids).hasSize(BusyCentre.ORDERS);
    Report report = centre.invariants().check();
    assertThat(report.holds()).as("%s", report).isTrue();
    assertThat(report.findings()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(report.toString()).contains("held       1 one order per trade (8 checked)");
  }

  @Test
  void aSystemInWhichOrdersLivedHoldsEveryInvariant() {
    centre.live();
    Report report = centre.invariants().check();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void aStepThatNobodyMayTakeIsNamedWithItsOrder() {
    centre.live();
    centre.execute(
        "UPDATE outbox SET payload = convert_to(replace(convert_from(payload, 'UTF8'),"
            + " 'RETURNED', 'PICKED_UP'), 'UTF8')");
    assertThat(centre.invariants().check().findings())
        .filteredOn(Broken.class::isInstance)
        .singleElement()
        .satisfies(
            broken ->
                assertThat(((Broken) broken).offences())
                    .singleElement()
                    .satisfies(
                        offence -> {
                          assertThat(offence.id()).isEqualTo(LgOrderCode.of(centre.order(4)));
                          assertThat(offence.problem()).contains("is no step");
                        }));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1 one order   | order | DELETE FROM logistics_order_unique WHERE order_id = $1
          1 one order   | order | UPDATE logistics_order SET biz_type = 'other' WHERE id = $1
          1 one order   | order | UPDATE logistics_order_unique SET buyer_id = 1 WHERE order_id = $1
          1 one order   | order | DELETE FROM logistics_order WHERE id = $1
          1 one order   | T999  | UPDATE logistics_order_unique SET order_id = 999 WHERE order_id = $1
          2 an order    | order | DELETE FROM logistics_order WHERE id = $1
          2 an order    | order | DELETE FROM logistics_order_state WHERE order_id = $1
          2 an order    | order | DELETE FROM logistics_order_package WHERE order_id = $1
          2 an order    | order | DELETE FROM logistics_order_package WHERE order_id = $1 AND package_index = 0
          2 an order    | order | DELETE FROM logistics_order_item WHERE order_id = $1
          2 an order    | order | UPDATE logistics_order_state SET package_states = '\\x0202' WHERE order_id = $1
          2 an item     | order | DELETE FROM logistics_order_package WHERE order_id = $1 AND package_index = 1
          2 the first   | order | DELETE FROM outbox WHERE order_id = $1
          3 reserved    | 2:22  | UPDATE inventory SET reserved = reserved - 1 WHERE sku_id = 22
          3 reserved    | 2:22  | DELETE FROM logistics_order_item WHERE order_id = $1 AND sku_id = 22
          3 reserved    | 1:11  | DELETE FROM inventory WHERE sku_id = 11
          3 reserved    | 1:11  | UPDATE logistics_order_state SET status = 15 WHERE order_id = $1
          3 reserved    | 1:11  | UPDATE logistics_order_state SET package_states = '\\x0f000000' WHERE order_id = $1
          3 quantity    | 1:11  | UPDATE inventory SET quantity = quantity + 1 WHERE sku_id = 11
          3 quantity    | 2:22  | DELETE FROM inventory_adjustment WHERE sku_id = 22
          3 quantity    | 1:11  | UPDATE logistics_order_state SET status = 1 WHERE order_id = $1
          4 events are n| order | UPDATE logistics_order_state SET sequence = 2 WHERE order_id = $1
          4 events are n| order | UPDATE outbox SET sequence = 2 WHERE order_id = $1
          4 events are n| order | INSERT INTO outbox (bucket, topic, headers, order_id, sequence) VALUES (0, 't', '', $1, 1)
          4 events are n| order | INSERT INTO outbox (bucket, topic, headers, order_id, sequence) VALUES (0, 't', '', $1, 3)
          7 a known     | T3 shop | UPDATE logistics_order_unique SET content_hash = '\\x00' WHERE order_id = $1
          4 events are legal | order | UPDATE logistics_order_state SET status = 1 WHERE order_id = $1
          4 events are legal | order | UPDATE logistics_order_state SET package_states = '\\x02020202' WHERE order_id = $1
          4 events are legal | order | UPDATE logistics_order_state SET status_version = 2 WHERE order_id = $1
          4 events are legal | order | UPDATE outbox SET payload = convert_to(replace(convert_from(payload, 'UTF8'), 'PENDING', 'SHIPPED'), 'UTF8') WHERE order_id = $1
          4 events are legal | order | UPDATE outbox SET payload = '{}' WHERE order_id = $1
          4 an inter    | order | INSERT INTO order_intercept (order_id, package_index, sequence, asked_at, due_at) VALUES ($1, 0, 2, now(), now())
          4 an inter    | order | UPDATE logistics_order_state SET package_states = '\\x0b030202', status = 2 WHERE order_id = $1
          7 rejections  | short | DELETE FROM message_identity WHERE outcome = 2
          7 rejections  | short | UPDATE message_identity SET outcome = 1 WHERE outcome = 2
          7 dead        | message_identity | DELETE FROM message_identity WHERE outcome = 3
          7 parked      | lading.trade-events.v1-0@7 | INSERT INTO parked_message (identity, consumer_group, topic, partition, record_offset, record_timestamp, headers, parked_at, attempts, due_at) VALUES (gen_random_uuid(), 'ingest', 'lading.trade-events.v1', 0, 7, 0, '', now(), 1, now())
          8 what counts | ingest lading.trade-events.v1-0 | INSERT INTO parked_message (identity, consumer_group, topic, partition, record_offset, record_timestamp, headers, parked_at, attempts, due_at) VALUES (gen_random_uuid(), 'ingest', 'lading.trade-events.v1', 0, 7, 0, '', now(), 1, now())
          8 what counts | ingest lading.trade-events.v1-0 | UPDATE consumer_position SET consumed = consumed + 1, parked = 1
          8 outcomes    | ingest lading.trade-events.v1-0 | ALTER TABLE consumer_position DROP CONSTRAINT every_record_has_one_outcome; UPDATE consumer_position SET rejected = 0
          8 applied     | consumer_position | ALTER TABLE consumer_position DROP CONSTRAINT every_record_has_one_outcome; UPDATE consumer_position SET applied = 20
          """)
  void aBreachIsNamedWithItsId(String invariant, String id, String breach) {
    long order = centre.order(3);
    String offender =
        switch (id) {
          case "order" -> LgOrderCode.of(order);
          case "T999" -> LgOrderCode.of(999);
          case "short" -> BusyCentre.REFUSED.value().toString();
          default -> id;
        };
    centre.execute(breach.replace("$1", Long.toString(order)));
    Report report = centre.invariants().check();
    assertThat(report.isBroken()).isTrue();
    assertThat(report.findings())
        .as("%s", report)
        .filteredOn(Broken.class::isInstance)
        .filteredOn(finding -> finding.invariant().startsWith(invariant))
        .singleElement()
        .satisfies(
            broken ->
                assertThat(((Broken) broken).offences())
                    .extracting(Offence::id)
                    .contains(offender));
  }
}
