package io.lading.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.engines.kafka.EmbeddedKafka;
import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.KafkaSettings;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import io.lading.engines.process.EngineFailure;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GivenEnginesIT {
  private static final List<String> SETTINGS =
      List.of(
          "LADING_GIVEN_POSTGRES_URL",
          "LADING_GIVEN_POSTGRES_USER",
          "LADING_GIVEN_POSTGRES_PASSWORD",
          "LADING_GIVEN_KAFKA");

  @AfterEach
  void forget() {
    SETTINGS.forEach(System::clearProperty);
  }

  @Test
  void aGivenServerGetsRolesAndDatabasesAsAnEmbeddedOneDoes() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(PostgresSettings.temporary())) {
      System.setProperty("LADING_GIVEN_POSTGRES_URL", server.address().jdbcUrl("postgres"));
      System.setProperty("LADING_GIVEN_POSTGRES_USER", server.address().administrator());
      System.setProperty("LADING_GIVEN_POSTGRES_PASSWORD", server.address().password());
      try (Database database = EngineSource.GIVEN.postgres(ignored -> {}).newDatabase();
          Connection connection = database.as("lading_orders_owner").getConnection()) {
        assertThat(connection.getSchema()).isEqualTo("orders");
      }
    }
  }

  @Test
  void aGivenBrokerGetsTopics() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start(KafkaSettings.temporary())) {
      System.setProperty("LADING_GIVEN_KAFKA", broker.bootstrapServers());
      try (KafkaEngine kafka = EngineSource.GIVEN.kafka(ignored -> {})) {
        kafka.cleanSlate(TopicSpec.of("lading.given", 2));
        assertThat(kafka.admin().listTopics().names().get(30, TimeUnit.SECONDS))
            .contains("lading.given");
      }
    }
  }

  @Test
  void aMissingAddressIsNamed() {
    assertThatThrownBy(() -> EngineSource.GIVEN.kafka(ignored -> {}))
        .isInstanceOf(EngineFailure.class)
        .hasMessage("LADING_ENGINES=given needs LADING_GIVEN_KAFKA");
  }
}
