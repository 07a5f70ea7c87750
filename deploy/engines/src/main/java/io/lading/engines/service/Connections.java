package io.lading.engines.service;

import io.lading.engines.postgres.Database;
import java.util.Map;

/**
 * What a service reaches, and as whom.
 *
 * @param role by which it works
 * @param owner by which it migrates its schema
 */
public record Connections(String bootstrapServers, Database database, String role, String owner) {

  Map<String, String> environment() {
    return Map.of(
        "LADING_KAFKA_BOOTSTRAP_SERVERS",
        bootstrapServers,
        "LADING_DATABASE_URL",
        database.jdbcUrl(),
        "LADING_DATABASE_USER",
        role,
        "LADING_DATABASE_PASSWORD",
        database.password(role),
        "LADING_DATABASE_OWNER_USER",
        owner,
        "LADING_DATABASE_OWNER_PASSWORD",
        database.password(owner));
  }
}
