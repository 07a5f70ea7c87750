package io.lading.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.outbox.PublishedRows.Range;
import io.lading.core.outbox.postgres.PostgresOutbox;
import io.lading.core.relay.Republish.Republished.Interrupted;
import io.lading.core.relay.Republish.Republished.Part;
import io.lading.core.relay.Republish.Republished.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepublishIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LATELY = Duration.ofHours(1);

  private final RelayFixture fixture = RelayFixture.shared();
  private final RelaySettings settings = RelayFixture.settings("poll", "10ms");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRangeIsPublishedAgainWithAMarkAndInOrder() throws Exception {
    publishedOnce(50);
    fixture.commit(fixture.message("not yet published"));
    var log = new PostgresOutbox(fixture.connections).publishedRows();
    var republish = new Republish(log, fixture.producers(settings), settings);
    assertThat(republish.republish(new Range.Ids(11, 30), 0)).isEqualTo(new Whole(20, 30));
    assertThat(republish.republish(new Range.Ids(51, 99), 0)).isEqualTo(new Whole(0, 51));
    Instant now = Instant.now();
    var lately = new Range.Times(now.minus(LATELY), now.plus(LATELY));
    assertThat(republish.republish(lately, 0)).isEqualTo(new Whole(50, 51));
    List<ConsumerRecord<byte[], byte[]>> again =
        fixture.published().stream()
            .filter(record -> record.headers().lastHeader(Republish.HEADER) != null)
            .toList();
    assertThat(again.stream().map(RelayFixture::value).limit(20))
        .containsExactlyElementsOf(RelayFixture.numbers(10, 30));
    assertThat(again).hasSize(70);
    assertThat(fixture.storage.log().backlog(10).rows()).isEqualTo(1);
  }

  @Test
  void aRequestIsBoundedAndTheNextGoesOnWhereItEnded() throws Exception {
    publishedOnce(50);
    var bounded = RelayFixture.settings("republish.ids", "20");
    var log = new PostgresOutbox(fixture.connections).publishedRows();
    var republish = new Republish(log, fixture.producers(bounded), bounded);
    var all = new Range.Ids(1, 1_000);
    assertThat(republish.republish(all, 0)).isEqualTo(new Part(20, 20));
    assertThat(republish.republish(all, 20)).isEqualTo(new Part(20, 40));
    assertThat(republish.republish(all, 40)).isEqualTo(new Whole(10, 50));
    var impatient = RelayFixture.settings("republish.ids", "20", "producer.max-block", "1s");
    Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
    var away = new Republish(log, new ProducerSource(nowhere, impatient.producer()), impatient);
    assertThat(away.republish(all, 30))
        .isInstanceOfSatisfying(
            Interrupted.class,
            interrupted -> {
              assertThat(interrupted.upTo()).isEqualTo(30);
              assertThat(interrupted.why()).contains("outbox row 31");
            });
  }

  private void publishedOnce(int rows) throws Exception {
    fixture.commit(fixture.numbered(0, rows));
    OutboxRelay relay = fixture.relay(settings);
    relay.prepare();
    relay.start();
    fixture.awaitPublished(rows);
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    relay.stop();
  }
}
