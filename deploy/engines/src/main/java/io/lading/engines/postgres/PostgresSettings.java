package io.lading.engines.postgres;

import io.lading.engines.process.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to run an own PostgreSQL. Without a data folder the data is temporary and removed at the end.
 * Parameters are those of postgresql.conf; whatever they say, it listens on loopback only.
 */
public record PostgresSettings(@Nullable Path data, int port, Map<String, String> parameters) {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "200",
          "shared_buffers", "128MB",
          "max_wal_size", "2GB",
          "timezone", "UTC",
          "log_timezone", "UTC",
          "log_lock_waits", "on",
          "jit", "off");

  public PostgresSettings {
    parameters = Map.copyOf(parameters);
  }

  /** Durable while it runs, gone afterwards, on a free port. */
  public static PostgresSettings temporary() {
    return new PostgresSettings(null, Ports.free(), Map.of());
  }

  /** Data in a folder of the caller's that survives restarts, on a port of the caller's. */
  public static PostgresSettings persistent(Path data, int port) {
    return new PostgresSettings(data, port, Map.of());
  }

  public PostgresSettings with(String parameter, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(parameter, value);
    return new PostgresSettings(data, port, more);
  }

  Map<String, String> effective() {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.putAll(parameters);
    all.put("port", Integer.toString(port));
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    return all;
  }
}
