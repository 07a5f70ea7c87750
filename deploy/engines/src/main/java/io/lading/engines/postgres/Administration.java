package io.lading.engines.postgres;

import io.lading.engines.process.EngineFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What an administrator does to a server: roles once per cluster, a database and its schemas. Each
 * may be repeated; an advisory lock keeps several JVMs from doing it at once.
 */
final class Administration {
  private static final String LOCK = "SELECT pg_advisory_lock(7204461820001)";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(7204461820001)";
  private static final String SET_PASSWORDS =
      """
      SELECT format('ALTER ROLE %I PASSWORD %L', rolname, ?)
      FROM pg_roles
      WHERE rolname IN ('lading_orders_owner', 'lading_tracking_owner', 'lading_routing_owner',
          'lading_ingest', 'lading_projector', 'lading_planner', 'lading_verify')
      ORDER BY rolname
      """;
  private static final String DATABASE_EXISTS =
      """
      SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = ?)
      """;
  private static final String CREATE_DATABASE =
      """
      SELECT format('CREATE DATABASE %I', ?)
      """;
  private static final String DROP_DATABASE =
      """
      SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', ?)
      """;

  private final PostgresAddress address;

  Administration(PostgresAddress address) {
    this.address = address;
  }

  /** Makes the roles of roles.sql that are missing and sets the password of all. */
  void ensureRoles(String rolePassword) {
    locked(
        connection -> {
          run(connection, resource("/io/lading/engines/roles.sql"));
          runEach(connection, SET_PASSWORDS, rolePassword);
        });
  }

  /** Makes the database if it is missing, and in it the schemas of database.sql. */
  void ensureDatabase(String name) {
    locked(
        connection -> {
          if (!exists(connection, name)) {
            runEach(connection, CREATE_DATABASE, name);
          }
          try (Connection inside = address.administration(name).getConnection()) {
            run(inside, resource("/io/lading/engines/database.sql"));
          }
        });
  }

  void dropDatabase(String name) {
    locked(connection -> runEach(connection, DROP_DATABASE, name));
  }

  private void locked(Work work) {
    try (Connection connection =
        address.administration(PostgresAddress.MAINTENANCE).getConnection()) {
      run(connection, LOCK);
      try {
        work.with(connection);
      } finally {
        run(connection, UNLOCK);
      }
    } catch (SQLException failed) {
      throw new EngineFailure("PostgreSQL at " + address + ": " + failed.getMessage(), failed);
    }
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(DATABASE_EXISTS)) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * Identifiers cannot be bound: the server itself writes the statements, quoted, and we run them.
   */
  private static void runEach(Connection connection, String writer, String argument)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(writer)) {
      query.setString(1, argument);
      try (ResultSet statements = query.executeQuery()) {
        while (statements.next()) {
          run(connection, statements.getString(1));
        }
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Administration.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }
}
