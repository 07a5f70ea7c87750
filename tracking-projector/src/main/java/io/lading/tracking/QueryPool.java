package io.lading.tracking;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The primary's connections for questions about orders and stock: no data source among the others,
 * so that nobody takes them for the projection's, nor their absence for its illness.
 */
record QueryPool(HikariDataSource connections) implements AutoCloseable {

  @Override
  public void close() {
    connections.close();
  }
}
