package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What migrations may do to the live tables while history holds their rows. */
class HistoryColumnsIT {

  private final HistoryHouse house = new HistoryHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void historyShowsTheColumnsOfTheLiveTables() {
    Map.of(
            "logistics_order", "history_order",
            "logistics_order_state", "history_order_state",
            "logistics_order_package", "history_order_package",
            "logistics_order_item", "history_order_item",
            "order_view", "archived_order_view",
            "package_view", "archived_package_view",
            "item_view", "archived_item_view")
        .forEach(
            (live, history) -> assertThat(columns(history)).isEqualTo(columns(live)).isNotEmpty());
  }

  private List<String> columns(String table) {
    return house.workshop.rows(
        """
        SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """,
        table);
  }

  @Test
  void ordersMoveBothWaysAcrossAColumnThatIsAdded() {
    long before = house.finished("T1");
    house.archive();
    house.workshop.execute("ALTER TABLE logistics_order ADD COLUMN priority integer");
    house.workshop.execute("ALTER TABLE logistics_order_item ADD COLUMN hazard text");
    house.workshop.execute("ALTER TABLE logistics_order ALTER COLUMN priority SET DEFAULT 3");
    long after = house.finished("T2");
    house.archive();
    assertThat(priority("(content).header.priority FROM archived_order WHERE order_id = ?", before))
        .isEqualTo("null");
    assertThat(priority("(content).header.priority FROM archived_order WHERE order_id = ?", after))
        .isEqualTo("3");
    house.change(Update.scan("a", before));
    house.change(Update.scan("b", after));
    assertThat(priority("priority FROM logistics_order WHERE id = ?", before)).isEqualTo("null");
    assertThat(priority("priority FROM logistics_order WHERE id = ?", after)).isEqualTo("3");
    house.holdsEveryInvariant();
  }

  private String priority(String what, long order) {
    return house.workshop.value("SELECT " + what, order);
  }

  @Test
  void aColumnThatMayNotBeNullIsFilledInOnBothSides() {
    long order = house.finished("T1");
    house.archive();
    assertThatThrownBy(
            () ->
                house.workshop.execute(
                    "ALTER TABLE logistics_order ADD COLUMN priority integer NOT NULL DEFAULT 3"))
        .hasMessageContaining("uses its row type");
    house.workshop.execute("ALTER TABLE logistics_order ADD COLUMN priority integer");
    house.workshop.execute("ALTER TABLE logistics_order ALTER COLUMN priority SET DEFAULT 3");
    house.workshop.execute("UPDATE logistics_order SET priority = 3");
    house.workshop.execute("UPDATE archived_order SET content.header.priority = 3");
    house.workshop.execute("ALTER TABLE logistics_order ALTER COLUMN priority SET NOT NULL");
    house.change(Update.scan("back", order));
    assertThat(priority("priority FROM logistics_order WHERE id = ?", order)).isEqualTo("3");
    house.holdsEveryInvariant();
  }

  @Test
  void aColumnMayBeDropped() {
    long order = house.finished("T1");
    house.workshop.execute("ALTER TABLE logistics_order ADD COLUMN passing integer");
    house.archive();
    house.workshop.execute("ALTER TABLE logistics_order DROP COLUMN passing");
    house.change(Update.scan("back", order));
    assertThat(house.isLive(order)).isTrue();
    house.holdsEveryInvariant();
  }
}
