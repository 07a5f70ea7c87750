package io.lading.core.query.postgres;

import io.lading.core.query.IdWindow;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query: ids are looked at by bites, each larger than the one before, until the page
 * is full, or there are no more, or so many were looked at. In the latter case the page is cut
 * short, and the next one goes on below the last id that was looked at.
 */
final class PageReading {

  private static final int GROWTH = 4;

  /** Ids of orders that may fit, falling; less than asked for only if there are no more. */
  interface Candidates {
    List<Long> ids(long below, int atMost) throws SQLException;
  }

  private final Connection connection;
  private final LogisticsOrderQuery query;
  private final Sieve sieve;
  private final List<OrderView> found = new ArrayList<>();
  private IdWindow rest;
  private int looked;
  private boolean exhausted;

  PageReading(Connection connection, LogisticsOrderQuery query) {
    this.connection = connection;
    this.query = query;
    this.sieve = Sieve.of(query.conditions());
    this.rest = IdWindow.of(query);
  }

  /** Without packages and items. */
  OrderPage page(Candidates candidates, int atMostLooked) throws SQLException {
    int bite = wanted();
    while (wanted() > 0 && !exhausted && looked < atMostLooked) {
      take(candidates, Math.min(bite, atMostLooked - looked));
      bite *= GROWTH;
    }
    return found.size() > query.limit()
        ? page(found.subList(0, query.limit()), found.get(query.limit() - 1).orderId())
        : page(found, exhausted ? null : rest.below());
  }

  /** One more than the page has room for tells that there is a next one. */
  private int wanted() {
    return query.limit() + 1 - found.size();
  }

  private void take(Candidates candidates, int bite) throws SQLException {
    List<Long> ids = rest.isEmpty() ? List.of() : within(candidates.ids(rest.below(), bite));
    exhausted = ids.size() < bite;
    looked += ids.size();
    if (!ids.isEmpty()) {
      rest = rest.below(ids.getLast());
      found.addAll(OrderViewRows.fitting(connection, ids, sieve, wanted()));
    }
  }

  private List<Long> within(List<Long> ids) {
    return ids.stream().takeWhile(id -> id >= rest.from()).toList();
  }

  private static OrderPage page(List<OrderView> orders, @Nullable Long next) {
    return new OrderPage(orders, next);
  }
}
