package io.lading.engines.postgres;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database with Lading's schemas in it. Immutable; closing it drops it with all its sessions. */
public final class Database implements AutoCloseable {
  private final PostgresAddress address;
  private final String name;
  private final String rolePassword;

  Database(PostgresAddress address, String name, String rolePassword) {
    this.address = address;
    this.name = name;
    this.rolePassword = rolePassword;
  }

  public String name() {
    return name;
  }

  public String jdbcUrl() {
    return address.jdbcUrl(name);
  }

  /** The password of any role of roles.sql. */
  public String password(String role) {
    return role.equals(address.administrator()) ? address.password() : rolePassword;
  }

  /** Connections of a role of roles.sql; not pooled: each one is new. */
  public DataSource as(String role) {
    return address.login(name, role, password(role));
  }

  /** Connections of the server's administrator, who may do everything. */
  public DataSource asAdministrator() {
    return address.administration(name);
  }

  /** The same database reached through another port of this machine, such as a fault proxy's. */
  public Database through(int loopbackPort) {
    return new Database(address.through(loopbackPort), name, rolePassword);
  }

  /** Brings a schema up to date with the SQL at the location, as its owner; returns this. */
  public Database migrate(String schema, String ownerRole, String location) {
    Flyway.configure()
        .dataSource(jdbcUrl(), ownerRole, password(ownerRole))
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(false)
        .locations(location)
        .load()
        .migrate();
    return this;
  }

  @Override
  public void close() {
    new Administration(address).dropDatabase(name);
  }
}
