package io.lading.core.centre.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.EventType;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.Messages;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Reading;
import io.lading.core.id.IdLayout;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.query.postgres.QuerySession;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Orders made by the use cases, at a time of the test's, and connections as of who asks for them.
 */
final class QueriedCentre implements AutoCloseable {

  private static final JsonEventReader READER = new JsonEventReader(ContractLimits.DEFAULT);

  final Workshop workshop = new Workshop();
  Instant now = Workshop.NOW;
  private final AtomicLong ids = new AtomicLong();
  private final HikariDataSource queries;
  private final OrderCentre centre;

  QueriedCentre() {
    var config = new HikariConfig();
    config.setDataSource(workshop.database.as("lading_projector"));
    config.setConnectionInitSql(QuerySession.SETTINGS);
    config.setMaximumPoolSize(4);
    queries = new HikariDataSource(config);
    DataSource writing = workshop.database.as("lading_ingest");
    centre =
        new OrderCentre(
            new OrderCentre.Needs(
                writing,
                _ -> IdLayout.firstOf(now) + ids.incrementAndGet(),
                new WrittenEvents(),
                new PostgresOutboxAppender(),
                new PostgresPositions(writing),
                () -> {}));
  }

  DataSource queries() {
    return queries;
  }

  static OrderPaid paid(String json) {
    var message = Messages.binary(EventType.ORDER_PAID.type(), json.getBytes(UTF_8));
    if (READER.read(message) instanceof Reading.Readable(_, OrderPaid paid)) {
      return paid;
    }
    throw new IllegalArgumentException(READER.read(message).toString());
  }

  long created(OrderPaid trade) {
    List<Entry<OrderPaid>> entries = List.of(Workshop.fromTopic(trade));
    return Workshop.applied(
        centre.createOrders().create(new Batch<>(entries, List.of(), now)).getFirst());
  }

  void changed(Entry<InputEvent> update) {
    Workshop.applied(
        centre.changeOrders().change(new Batch<>(List.of(update), List.of(), now)).getFirst());
  }

  @Override
  public void close() {
    queries.close();
    workshop.close();
  }
}
