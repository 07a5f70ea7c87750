package io.lading.engines;

import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresAddress;
import io.lading.engines.postgres.PostgresEngine;
import io.lading.engines.postgres.PostgresSettings;
import io.lading.engines.process.EngineFailure;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Where engines come from. What must be closed at the end is told to the caller. */
enum EngineSource {
  EMBEDDED {
    @Override
    PostgresEngine postgres(Consumer<AutoCloseable> toClose) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresSettings.temporary());
      toClose.accept(postgres);
      return postgres.engine();
    }

    @Override
    KafkaEngine kafka(Consumer<AutoCloseable> toClose) {
      EmbeddedKafka kafka = EmbeddedKafka.start(KafkaSettings.temporary());
      toClose.accept(kafka);
      return KafkaEngine.at(kafka.bootstrapServers());
    }
  },

  TESTCONTAINERS {
    @Override
    PostgresEngine postgres(Consumer<AutoCloseable> toClose) {
      DockerImageName image =
          DockerImageName.parse(setting("LADING_POSTGRES_IMAGE", "postgres:18"))
              .asCompatibleSubstituteFor("postgres");
      PostgreSQLContainer container = new PostgreSQLContainer(image);
      container.setCommand("postgres", "-c", "max_connections=200", "-c", "timezone=UTC");
      container.start();
      toClose.accept(container);
      PostgresAddress address =
          new PostgresAddress(
              container.getHost(),
              container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
              container.getUsername(),
              container.getPassword());
      return PostgresEngine.at(address, container.getPassword());
    }

    @Override
    KafkaEngine kafka(Consumer<AutoCloseable> toClose) {
      DockerImageName image =
          DockerImageName.parse(setting("LADING_KAFKA_IMAGE", "apache/kafka:4.2.1"))
              .asCompatibleSubstituteFor("apache/kafka");
      KafkaContainer container = new KafkaContainer(image);
      KafkaSettings.ANYWHERE.forEach(
          (name, value) ->
              container.withEnv("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
      container.start();
      toClose.accept(container);
      return KafkaEngine.at(container.getBootstrapServers());
    }
  },

  /** Servers that somebody else may use: they have to say that what is Lading's may go. */
  GIVEN {
    @Override
    PostgresEngine postgres(Consumer<AutoCloseable> toClose) {
      demandThatItMayBeWiped();
      URI address = URI.create(required("LADING_GIVEN_POSTGRES_URL").replaceFirst("^jdbc:", ""));
      return PostgresEngine.at(
          new PostgresAddress(
              address.getHost(),
              address.getPort() < 0 ? 5432 : address.getPort(),
              required("LADING_GIVEN_POSTGRES_USER"),
              required("LADING_GIVEN_POSTGRES_PASSWORD")),
          setting("LADING_GIVEN_ROLE_PASSWORD", "lading"));
    }

    @Override
    KafkaEngine kafka(Consumer<AutoCloseable> toClose) {
      demandThatItMayBeWiped();
      return KafkaEngine.at(required("LADING_GIVEN_KAFKA"));
    }
  };

  abstract PostgresEngine postgres(Consumer<AutoCloseable> toClose);

  abstract KafkaEngine kafka(Consumer<AutoCloseable> toClose);

  static EngineSource configured() {
    String name = setting("LADING_ENGINES", "embedded");
    for (EngineSource source : values()) {
      if (source.name().equalsIgnoreCase(name)) {
        return source;
      }
    }
    throw new EngineFailure(
        "LADING_ENGINES is '" + name + "', expected embedded, testcontainers or given");
  }

  private static void demandThatItMayBeWiped() {
    if (!setting("LADING_GIVEN_MAY_BE_WIPED", "no").equals("yes")) {
      throw new EngineFailure(
          "LADING_ENGINES=given deletes every topic lading.* and every group lading*, and sets the"
              + " passwords of Lading's roles, on the given servers: if they hold nothing else of"
              + " Lading's, say LADING_GIVEN_MAY_BE_WIPED=yes");
    }
  }

  private static String required(String name) {
    String value = lookUp(name);
    if (value == null || value.isBlank()) {
      throw new EngineFailure("LADING_ENGINES=given needs " + name);
    }
    return value;
  }

  private static String setting(String name, String fallback) {
    String value = lookUp(name);
    return value == null || value.isBlank() ? fallback : value;
  }

  private static @Nullable String lookUp(String name) {
    String property = System.getProperty(name);
    return property != null ? property : System.getenv(name);
  }
}
