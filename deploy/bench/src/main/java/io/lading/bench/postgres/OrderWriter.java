package io.lading.bench.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** One connection's way of writing units of work; each call is one committed transaction. */
interface OrderWriter<T> {

  void write(Connection connection, T unit) throws SQLException;
}
