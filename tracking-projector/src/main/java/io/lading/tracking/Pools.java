package io.lading.tracking;

import com.zaxxer.hikari.HikariConfig;

/** What every pool of connections of this service has in common. */
final class Pools {

  private Pools() {}

  /** Connects when it is first used, so that a database that is away stops nobody from starting. */
  static HikariConfig of(String name, TrackingSettings.Database timeouts) {
    var pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setMinimumIdle(1);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(timeouts.connectTimeout().toMillis());
    pool.addDataSourceProperty("ApplicationName", "tracking-projector");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    // Details of errors are rows, and the log is no place for what people are called.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty(
        "connectTimeout", Long.toString(Math.max(1, timeouts.connectTimeout().toSeconds())));
    pool.addDataSourceProperty(
        "socketTimeout", Long.toString(timeouts.answerTimeout().toSeconds()));
    return pool;
  }
}
