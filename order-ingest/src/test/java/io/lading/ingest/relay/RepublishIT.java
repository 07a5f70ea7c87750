package io.lading.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.outbox.PublishedRows.Range;
import io.lading.core.outbox.postgres.PostgresOutbox;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepublishIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RelayFixture fixture = RelayFixture.shared();
  private final RelaySettings settings = RelayFixture.settings("poll", "10ms");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRangeIsPublishedAgainWithAMarkAndInOrder() throws Exception {
    fixture.commit(fixture.numbered(0, 50));
    OutboxRelay relay = fixture.relay(settings);
    relay.prepare();
    relay.start();
    fixture.awaitPublished(50);
    await().atMost(PATIENCE).until(() -> fixture.storage.log().backlog(10).rows() == 0);
    relay.stop();
    fixture.commit(fixture.message("not yet published"));
    var log = new PostgresOutbox(fixture.connections).publishedRows();
    var republish = new Republish(log, fixture.producers(settings), PATIENCE);
    assertThat(republish.republish(new Range.Ids(11, 30)).rows()).isEqualTo(20);
    assertThat(republish.republish(new Range.Ids(51, 99)).rows()).isZero();
    assertThat(republish.republish(new Range.Order(1)).rows()).isEqualTo(50);
    List<ConsumerRecord<byte[], byte[]>> again =
        fixture.published().stream()
            .filter(record -> record.headers().lastHeader(Republish.HEADER) != null)
            .toList();
    assertThat(again.stream().map(RelayFixture::value).limit(20))
        .containsExactlyElementsOf(RelayFixture.numbers(10, 30));
    assertThat(again).hasSize(70);
    assertThat(fixture.storage.log().backlog(10).rows()).isEqualTo(1);
  }
}
