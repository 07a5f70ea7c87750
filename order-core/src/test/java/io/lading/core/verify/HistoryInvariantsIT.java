package io.lading.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.Finding.Broken;
import io.lading.core.verify.Finding.Offence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One system with history; each breach of it is mended afterwards. */
class HistoryInvariantsIT {

  private static final List<String> TABLES =
      List.of(
          "archived_order",
          "archived_waybill",
          "archived_stock",
          "logistics_order_state",
          "logistics_order_unique");

  private static BusyCentre centre;

  @BeforeAll
  static void archived() {
    centre = new BusyCentre();
    centre.live();
    centre.archive();
    TABLES.forEach(
        table -> centre.execute("CREATE TABLE whole_%1$s AS TABLE %1$s".formatted(table)));
  }

  @AfterEach
  void mend() {
    TABLES.forEach(
        table ->
            centre.execute(
                "DELETE FROM %1$s; INSERT INTO %1$s SELECT * FROM whole_%1$s".formatted(table)));
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  @Test
  void aSystemWithHistoryHoldsEveryInvariant() {
    Report report = centre.invariants().check();
    assertThat(report.holds()).as("%s", report).isTrue();
    assertThat(report.toString())
        .contains("held       1 one order per trade (8 checked)")
        .contains("held       10 an order is live or archived (2 checked)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          10 an order | DELETE FROM archived_order WHERE order_id = $1
          10 an order | UPDATE logistics_order_unique SET archived = false WHERE order_id = $1
          10 an order | INSERT INTO logistics_order_state SELECT (content).state.* FROM archived_order WHERE order_id = $1
          1 one order | UPDATE archived_order SET content.header.biz_type = 'other' WHERE order_id = $1
          1 one order | DELETE FROM logistics_order_unique WHERE order_id = $1
          10 an archived | UPDATE archived_order SET content.packages = (content).packages[1:1] WHERE order_id = $1
          10 an archived | UPDATE archived_order SET content.items = (content).items[3:3] WHERE order_id = $1
          10 an archived | UPDATE archived_order SET sequence = 99 WHERE order_id = $1
          10 an archived | UPDATE archived_order SET content.header.id = 5 WHERE order_id = $1
          10 an archived | INSERT INTO archived_waybill VALUES ('M', 'SF', $1, 0)
          4 events are n | UPDATE archived_order SET sequence = 99 WHERE order_id = $1
          4 events are l | UPDATE archived_order SET content.state.status = 15 WHERE order_id = $1
          """)
  void aBreachInHistoryIsNamedWithItsOrder(String invariant, String breach) {
    long order = centre.order(0);
    centre.execute(breach.replace("$1", Long.toString(order)));
    assertThat(broken().filter(broken -> broken.invariant().startsWith(invariant)))
        .singleElement()
        .satisfies(
            broken ->
                assertThat(broken.offences())
                    .extracting(Offence::id)
                    .contains(LgOrderCode.of(order)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 quantity  | UPDATE archived_stock SET deducted = deducted + 1 WHERE sku_id = 11
          10 totals   | UPDATE archived_stock SET deducted = deducted + 1 WHERE sku_id = 11
          10 totals   | DELETE FROM archived_stock
          """)
  void wrongTotalsOfHistoryAreNamed(String invariant, String breach) {
    centre.execute(breach);
    assertThat(broken()).anyMatch(broken -> broken.invariant().startsWith(invariant));
  }

  private static Stream<Broken> broken() {
    return centre.invariants().check().findings().stream()
        .filter(Broken.class::isInstance)
        .map(Broken.class::cast);
  }
}
