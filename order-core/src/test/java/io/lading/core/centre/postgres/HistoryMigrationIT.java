package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that had orders before it had history. */
class HistoryMigrationIT {

  private static final String BEFORE_HISTORY = "6";

  private final Database database = Engines.shared().postgres().newDatabase();
  private final HistoryHouse house = houseOf(BEFORE_HISTORY);

  private HistoryHouse houseOf(String version) {
    migrate(version);
    var workshop = new Workshop(database);
    workshop.position();
    return new HistoryHouse(workshop);
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(database.as("lading_orders_owner"))
        .schemas("orders")
        .defaultSchema("orders")
        .createSchemas(false)
        .locations("classpath:db/orders")
        .target(version)
        .load()
        .migrate();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void ordersThatWereThereBeforeHistoryGoToItAndComeBack() {
    List<Long> finished = house.finished("T", 30);
    long cancelled = house.cancelled("C");
    long pending = house.order("P");
    List<String> before = house.live(finished.getFirst());
    migrate("latest");
    house.holdsEveryInvariant("migrated");
    assertThat(months()).as("made by the migration").startsWith("archived_order_202607");
    house.archive();
    assertThat(house.archived(finished.getFirst())).isEqualTo(before);
    assertThat(finished).allMatch(house::isArchived);
    assertThat(house.isArchived(cancelled)).isTrue();
    assertThat(house.isLive(pending)).isTrue();
    house.holdsEveryInvariant("archived");
    house.change(Update.scan("late", finished.getLast()));
    assertThat(house.isLive(finished.getLast())).isTrue();
    house.holdsEveryInvariant("back");
  }

  private List<String> months() {
    return house.workshop.rows(
        """
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'archived_order'::regclass ORDER BY c.relname
        """);
  }
}
