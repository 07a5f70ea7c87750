package io.lading.core.query.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.postgres.Shelf;
import io.lading.core.query.IdWindow;
import io.lading.core.query.ItemView;
import io.lading.core.query.Lead;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderParts;
import io.lading.core.query.OrderView;
import io.lading.core.query.OrdersByStatus;
import io.lading.core.query.PackageView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The orders, live and archived. An order whose status has moved on since the projection heard of
 * it is left out of its old status, and found under the new one as soon as the projection has heard
 * of that.
 */
public final class PostgresLogisticsOrders implements LogisticsOrders {

  private final Reading reading;
  private final OrdersByStatus byStatus;
  private final int mostLooked;

  /**
   * {@code database}: connections that begin with {@link QuerySession}. {@code mostLooked}: at so
   * many orders one page looks at most, whether they fit or not.
   */
  public PostgresLogisticsOrders(DataSource database, OrdersByStatus byStatus, int mostLooked) {
    this.reading = new Reading(database);
    this.byStatus = byStatus;
    this.mostLooked = mostLooked;
  }

  @Override
  public OrderPage page(LogisticsOrderQuery query) {
    return Lead.of(query.conditions()) == Lead.STATUS ? projected(query) : indexed(query);
  }

  private OrderPage indexed(LogisticsOrderQuery query) {
    return reading.atOneMoment(
        connection -> {
          var page = new PageReading(connection, query);
          PageReading.Candidates candidates =
              (below, atMost) -> CandidateRows.ids(connection, query.conditions(), below, atMost);
          return whole(connection, page.page(candidates, mostLooked), query.parts());
        });
  }

  /** In one bite, which is asked for first: nobody holds a connection while he wants another. */
  private OrderPage projected(LogisticsOrderQuery query) {
    OrderStatus status = Objects.requireNonNull(query.conditions().status());
    int bite = Math.min(query.limit() + 1, mostLooked);
    List<Long> ids = byStatus.ids(status, IdWindow.of(query), bite);
    return reading.atOneMoment(
        connection -> {
          var page = new PageReading(connection, query);
          return whole(connection, page.page((_, _) -> ids, bite), query.parts());
        });
  }

  @Override
  public Optional<OrderView> find(long orderId, OrderParts parts) {
    Optional<OrderView> alone =
        parts.equals(OrderParts.NONE)
            ? reading.once(connection -> live(connection, orderId))
            : Optional.empty();
    return alone.isPresent()
        ? alone
        : reading.atOneMoment(connection -> find(connection, orderId, parts));
  }

  private static Optional<OrderView> live(Connection connection, long orderId) throws SQLException {
    return OrderViewRows.on(Shelf.LIVE, connection, List.of(orderId), Sieve.OPEN, 1).stream()
        .findFirst();
  }

  private static Optional<OrderView> find(Connection connection, long orderId) throws SQLException {
    return OrderViewRows.fitting(connection, List.of(orderId), Sieve.OPEN, 1).stream().findFirst();
  }

  private static Optional<OrderView> find(Connection connection, long orderId, OrderParts parts)
      throws SQLException {
    List<OrderView> found = find(connection, orderId).stream().toList();
    return whole(connection, new OrderPage(found, null), parts).orders().stream().findFirst();
  }

  private static OrderPage whole(Connection connection, OrderPage page, OrderParts parts)
      throws SQLException {
    List<Long> ids = page.orders().stream().map(OrderView::orderId).toList();
    if (ids.isEmpty()) {
      return page;
    }
    Map<Long, List<PackageView>> packages =
        parts.packages() ? PackageViewRows.of(connection, ids) : Map.of();
    Map<Long, List<ItemView>> items = parts.items() ? ItemViewRows.of(connection, ids) : Map.of();
    return new OrderPage(
        page.orders().stream()
            .map(
                order ->
                    order.with(
                        parts.packages() ? packages.getOrDefault(order.orderId(), List.of()) : null,
                        parts.items() ? items.getOrDefault(order.orderId(), List.of()) : null))
            .toList(),
        page.next());
  }
}
