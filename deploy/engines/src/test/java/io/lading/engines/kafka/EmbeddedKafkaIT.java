package io.lading.engines.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.engines.process.FaultProxy;
import io.lading.engines.process.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @Test
  void acknowledgedRecordsSurviveKillAndRestartOnTheSamePort() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaSettings.temporary());
        KafkaEngine engine = KafkaEngine.at(kafka.bootstrapServers())) {
      engine.createTopics(TopicSpec.of("kept", 1));
      send(kafka.bootstrapServers(), new byte[TEN_MEGABYTES]);
      kafka.kill();
      assertThat(kafka.isRunning()).isFalse();
      kafka.start();
      assertThat(send(kafka.bootstrapServers(), new byte[1])).isEqualTo(1);
    }
  }

  @Test
  void topicsInAGivenFolderSurviveTheEndOfTheEngine(@TempDir Path folder) throws Exception {
    int port = Ports.free();
    try (EmbeddedKafka first = EmbeddedKafka.start(KafkaSettings.persistent(folder, port));
        KafkaEngine engine = KafkaEngine.at(first.bootstrapServers())) {
      engine.createTopics(TopicSpec.of("kept", 1));
      assertThat(send(first.bootstrapServers(), new byte[1])).isZero();
    }
    try (EmbeddedKafka second = EmbeddedKafka.start(KafkaSettings.persistent(folder, port))) {
      assertThat(send(second.bootstrapServers(), new byte[1])).isEqualTo(1);
    }
  }

  @Test
  void clientsCanBeSentThroughAFaultProxy() throws Exception {
    KafkaSettings behind = KafkaSettings.temporary();
    try (FaultProxy proxy = FaultProxy.to(behind.port());
        EmbeddedKafka kafka = EmbeddedKafka.start(behind.advertising(proxy.port()));
        KafkaEngine engine = KafkaEngine.at(kafka.bootstrapServers())) {
      engine.createTopics(TopicSpec.of("kept", 1));
      proxy.cut();
      proxy.resume();
      assertThat(send(kafka.bootstrapServers(), new byte[1])).isZero();
      assertThat(kafka.bootstrapServers()).endsWith(":" + proxy.port());
    }
  }

  private static long send(String bootstrapServers, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 2 * TEN_MEGABYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>("kept", value)).get(60, TimeUnit.SECONDS).offset();
    }
  }
}
