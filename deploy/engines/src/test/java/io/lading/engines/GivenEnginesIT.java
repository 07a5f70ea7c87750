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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivenEnginesIT {
  private static final String MAY_BE_WIPED = "LADING_GIVEN_MAY_BE_WIPED";
  private static final List<String> SETTINGS =
      List.of(
          MAY_BE_WIPED,
          "LADING_GIVEN_POSTGRES_URL",
          "LADING_GIVEN_POSTGRES_USER",
          "LADING_GIVEN_POSTGRES_PASSWORD",
          "LADING_GIVEN_KAFKA");

  @BeforeEach
  void weOwnWhatIsGiven() {
    System.setProperty(MAY_BE_WIPED, "yes");
  }

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
  void groupsOfOthersAreLeftAlone() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start(KafkaSettings.temporary());
        KafkaEngine kafka = KafkaEngine.at(broker.bootstrapServers())) {
      kafka.createTopics(TopicSpec.of("theirs", 1), TopicSpec.of("lading.ours", 1));
      for (String group : List.of("their-nightly-batch", "lading.ours")) {
        var offset = Map.of(new TopicPartition("theirs", 0), new OffsetAndMetadata(0));
        kafka.admin().alterConsumerGroupOffsets(group, offset).all().get(30, TimeUnit.SECONDS);
      }
      kafka.cleanSlate();
      assertThat(kafka.admin().listGroups().all().get(30, TimeUnit.SECONDS))
          .extracting(GroupListing::groupId)
          .containsExactly("their-nightly-batch");
    }
  }

  @Test
  void serversAreRefusedUntilTheirOwnerSaysThatTheyMayBeWiped() {
    System.setProperty(MAY_BE_WIPED, "no");
    for (ThrowingCallable taking :
        List.<ThrowingCallable>of(
            () -> EngineSource.GIVEN.kafka(ignored -> {}),
            () -> EngineSource.GIVEN.postgres(ignored -> {}))) {
      assertThatThrownBy(taking)
          .isInstanceOf(EngineFailure.class)
          .hasMessageContaining("LADING_GIVEN_MAY_BE_WIPED=yes");
    }
  }

  @Test
  void aMissingAddressIsNamed() {
    assertThatThrownBy(() -> EngineSource.GIVEN.kafka(ignored -> {}))
        .isInstanceOf(EngineFailure.class)
        .hasMessage("LADING_ENGINES=given needs LADING_GIVEN_KAFKA");
  }
}
