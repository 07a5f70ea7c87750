package io.lading.engines.postgres;

import org.postgresql.ds.PGSimpleDataSource;

/** Where a server listens and who administers it. */
public record PostgresAddress(String host, int port, String administrator, String password) {
  /** The database every server has. */
  static final String MAINTENANCE = "postgres";

  /** The address of a database on this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** The same server reached through another port of this machine, such as a fault proxy's. */
  public PostgresAddress through(int loopbackPort) {
    return new PostgresAddress("127.0.0.1", loopbackPort, administrator, password);
  }

  PGSimpleDataSource login(String database, String user, String userPassword) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(user);
    source.setPassword(userPassword);
    return source;
  }

  PGSimpleDataSource administration(String database) {
    return login(database, administrator, password);
  }

  @Override
  public String toString() {
    return administrator + "@" + host + ":" + port;
  }
}
