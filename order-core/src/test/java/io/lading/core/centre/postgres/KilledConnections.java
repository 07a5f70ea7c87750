package io.lading.core.centre.postgres;

import io.lading.engines.postgres.Database;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Connections of which one is killed at a chosen moment: the server's process of it is ended before
 * a statement is prepared or a commit is sent, or the client lets go of it after a commit was sent.
 * For one thread at a time; what it gives back is kept for it while nothing is killed.
 */
final class KilledConnections implements AutoCloseable {

  private final Database database;
  private final DataSource open;
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicReference<@Nullable Connection> kept = new AtomicReference<>();

  KilledConnections(Database database) {
    this.database = database;
    this.open = database.as("lading_ingest");
  }

  /** At the n-th moment from now. */
  void killAt(int moment) {
    left.set(moment);
  }

  boolean killed() {
    return left.get() <= 0;
  }

  DataSource database() {
    return proxy(DataSource.class, this::ofDatabase);
  }

  private @Nullable Object ofDatabase(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (!method.getName().equals("getConnection")) {
      return invoke(open, method, arguments);
    }
    Connection connection = kept.getAndSet(null);
    return killable(connection == null ? open.getConnection() : connection);
  }

  private Connection killable(Connection connection) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (method.getName().equals("close")) {
            giveBack(connection);
            return null;
          }
          boolean commit = method.getName().equals("commit");
          if (commit || method.getName().equals("prepareStatement")) {
            momentPasses(connection);
          }
          Object result = invoke(connection, method, arguments);
          if (commit && left.decrementAndGet() == 0) {
            connection.abort(Runnable::run);
            throw new SQLException("killed after the commit", "08006");
          }
          return result;
        });
  }

  private void giveBack(Connection connection) throws SQLException {
    if (killed()) {
      connection.close();
    } else {
      connection.setAutoCommit(true);
      kept.set(connection);
    }
  }

  private void momentPasses(Connection connection) throws SQLException {
    if (left.decrementAndGet() == 0) {
      int pid = connection.unwrap(PGConnection.class).getBackendPID();
      try (Connection administrator = database.asAdministrator().getConnection();
          PreparedStatement end =
              administrator.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
        end.setInt(1, pid);
        end.executeQuery().close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    Connection connection = kept.getAndSet(null);
    if (connection != null) {
      connection.close();
    }
  }

  private static @Nullable Object invoke(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
