package io.lading.engines.postgres;

import java.util.UUID;

/**
 * A PostgreSQL server, wherever it runs, in which databases for Lading can be made. Its roles are
 * made once. Safe for several threads, and for several JVMs that use the same server.
 */
public final class PostgresEngine {
  private final PostgresAddress address;
  private final String rolePassword;
  private final Administration administration;

  private PostgresEngine(PostgresAddress address, String rolePassword) {
    this.address = address;
    this.rolePassword = rolePassword;
    this.administration = new Administration(address);
  }

  /** The server at an administrator's address; every role of Lading gets the one password. */
  public static PostgresEngine at(PostgresAddress address, String rolePassword) {
    PostgresEngine engine = new PostgresEngine(address, rolePassword);
    engine.administration.ensureRoles(rolePassword);
    return engine;
  }

  public PostgresAddress address() {
    return address;
  }

  /** A fresh database with the schemas, still empty, of every owner; closing it drops it. */
  public Database newDatabase() {
    return database("lading_" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** The database of this name, made if it is missing, with the schemas of every owner. */
  public Database database(String name) {
    administration.ensureDatabase(name);
    return new Database(address, name, rolePassword);
  }
}
