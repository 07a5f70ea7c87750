package io.lading.core.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders, newest first. next: every order of the query that is not on this page has a smaller id
 * than that; null when there is none. A page may be short, or empty, although there is a next: so
 * many orders were looked at that did not fit.
 */
public record OrderPage(List<OrderView> orders, @Nullable Long next) {

  public OrderPage {
    orders = List.copyOf(orders);
  }
}
