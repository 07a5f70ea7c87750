package io.lading.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.engines.kafka.KafkaEngine;
import io.lading.engines.kafka.TopicSpec;
import io.lading.engines.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnginesIT {
  @Test
  void aNewDatabaseHasTheSchemaOfEachOwnerAndIsDurable() throws Exception {
    try (Database database = Engines.shared().postgres().newDatabase();
        Connection connection = database.as("lading_ingest").getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(value(statement, "SHOW search_path")).isEqualTo("orders");
      assertThat(value(statement, "SHOW fsync")).isEqualTo("on");
      assertThat(value(statement, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(value(statement, "SELECT system_identifier::text FROM pg_control_system()"))
          .isNotEmpty();
    }
  }

  @Test
  void twoDatabasesOfOneClusterDoNotShareData() throws Exception {
    try (Database one = Engines.shared().postgres().newDatabase();
        Database other = Engines.shared().postgres().newDatabase()) {
      one.migrate("orders", "lading_orders_owner", "classpath:db/sample");
      try (Connection connection = other.as("lading_orders_owner").getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(value(statement, "SELECT to_regclass('orders.sample')::text")).isNull();
      }
      try (Connection connection = one.as("lading_orders_owner").getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(value(statement, "SELECT to_regclass('orders.sample')::text"))
            .isEqualTo("sample");
      }
    }
  }

  @Test
  void aCleanSlateLeavesOnlyTheTopicsAskedFor() throws Exception {
    KafkaEngine kafka = Engines.shared().kafka();
    kafka.createTopics(TopicSpec.of("lading.left-over", 1));
    kafka.cleanSlate(TopicSpec.of("lading.fresh", 3));
    var names = kafka.admin().listTopics().names().get(30, TimeUnit.SECONDS);
    assertThat(names).contains("lading.fresh").doesNotContain("lading.left-over");
  }

  @Test
  void whatIsGoneAlreadyNeedsNoDeletion() throws Exception {
    KafkaEngine kafka = Engines.shared().kafka();
    kafka.createTopics(TopicSpec.of("lading.there", 1));
    kafka.deleteTopics(List.of("lading.gone-long-since", "lading.there"));
    kafka.createTopics(TopicSpec.of("lading.witness", 1));
    assertThat(kafka.admin().listTopics().names().get(30, TimeUnit.SECONDS))
        .doesNotContain("lading.there");
  }

  private static String value(Statement statement, String query) throws Exception {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
