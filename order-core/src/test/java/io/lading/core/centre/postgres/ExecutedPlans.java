package io.lading.core.centre.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.postgres.IndexPlans;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connects as a service does, once, and collects the plans of whatever is executed there, as
 * auto_explain tells them: with what was really read. It knows none of the statements.
 */
final class ExecutedPlans implements AutoCloseable {

  private final HikariDataSource pool;
  private final List<ExecutedPlan> plans = new ArrayList<>();

  /** As order-ingest. */
  ExecutedPlans(Workshop workshop) {
    this(workshop, "lading_ingest", IndexPlans.SETTINGS);
  }

  /** {@code settings}: what a session is told first. */
  ExecutedPlans(Workshop workshop, String role, String settings) {
    listen(workshop);
    var config = new HikariConfig();
    config.setJdbcUrl(workshop.database.jdbcUrl());
    config.setUsername(role);
    config.setPassword(workshop.database.password(role));
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("options", "-c statement_timeout=20s");
    config.setConnectionInitSql(settings);
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
  }

  private static void listen(Workshop workshop) {
    String settings = "ALTER DATABASE " + workshop.database.name() + " SET ";
    workshop.administer(settings + "session_preload_libraries = 'auto_explain'");
    workshop.administer(settings + "auto_explain.log_min_duration = 0");
    workshop.administer(settings + "auto_explain.log_analyze = on");
    workshop.administer(settings + "auto_explain.log_timing = off");
    workshop.administer(settings + "auto_explain.log_buffers = on");
    workshop.administer(settings + "auto_explain.log_format = json");
    workshop.administer(settings + "auto_explain.log_level = notice");
    workshop.administer(settings + "auto_explain.log_parameter_max_length = 0");
  }

  /** For use cases. */
  DataSource database() {
    return listening(DataSource.class, pool);
  }

  /** Those that were executed since it was asked last. */
  List<ExecutedPlan> taken() {
    List<ExecutedPlan> taken = List.copyOf(plans);
    plans.clear();
    return taken;
  }

  private <T> T listening(Class<T> type, T target) {
    InvocationHandler handler = (proxy, method, arguments) -> called(target, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** A plan may be told with the next statement, or with the commit. */
  private @Nullable Object called(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      hear(target);
    }
    Object result = invoked(target, method, arguments);
    if (!method.getName().equals("close")) {
      hear(target);
    }
    return result != null && method.getReturnType().getPackageName().matches("javax?\\.sql")
        ? listened(method.getReturnType(), result)
        : result;
  }

  private static @Nullable Object invoked(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
  }

  private Object listened(Class<?> type, Object result) {
    boolean speaks = result instanceof Connection || result instanceof Statement;
    return speaks ? listeningTo(type, result) : result;
  }

  private <T> T listeningTo(Class<T> type, Object target) {
    return listening(type, type.cast(target));
  }

  private void hear(Object target) throws SQLException {
    if (target instanceof Statement statement && !statement.isClosed()) {
      hear(statement.getWarnings());
      statement.clearWarnings();
    } else if (target instanceof Connection connection && !connection.isClosed()) {
      hear(connection.getWarnings());
      connection.clearWarnings();
    }
  }

  private void hear(@Nullable SQLWarning first) {
    for (SQLWarning said = first; said != null; said = said.getNextWarning()) {
      String message = String.valueOf(said.getMessage());
      int plan = message.indexOf("plan:");
      if (plan >= 0) {
        JsonNode told = JsonMapper.shared().readTree(message.substring(plan + "plan:".length()));
        plans.add(ExecutedPlan.of(told));
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
