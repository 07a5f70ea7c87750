package io.lading.ingest.snapshots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderSnapshot;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.model.LgOrderCode;
import io.lading.core.snapshot.DueSnapshots;
import io.lading.core.snapshot.PresentOrders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PublishDueSnapshotsTest {

  private final List<DueSnapshots.Due> notes =
      new ArrayList<>(
          List.of(
              new DueSnapshots.Due(1, 7), new DueSnapshots.Due(2, 8), new DueSnapshots.Due(3, 7)));
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final PublishDueSnapshots chore =
      new PublishDueSnapshots(
          new Notes(),
          new PublishSnapshots(
              new Nobody(),
              new JsonEventWriter(CoordinatePrecision.NONE),
              new SnapshotTopic(() -> producer, Duration.ofSeconds(5)),
              10),
          2);

  @Test
  void whatIsDueIsPublishedPageByPageAndForgotten() {
    assertThat(chore.runOnce()).isEqualTo(2);
    assertThat(chore.runOnce()).isEqualTo(1);
    assertThat(chore.runOnce()).isZero();
    assertThat(producer.history())
        .allMatch(record -> record.value() == null)
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly(LgOrderCode.of(7), LgOrderCode.of(8), LgOrderCode.of(7));
  }

  @Test
  void whatIsNotKnownToHaveArrivedStaysDue() {
    producer.sendException = new KafkaException("away");
    assertThatThrownBy(chore::runOnce).isInstanceOf(StorageUnavailable.class);
    assertThat(notes).hasSize(3);
  }

  private final class Notes implements DueSnapshots {

    @Override
    public List<Due> next(int atMost) {
      return List.copyOf(notes.subList(0, Math.min(atMost, notes.size())));
    }

    @Override
    public void published(Collection<Due> published) {
      notes.removeAll(published);
    }
  }

  /** Every order has gone to history. */
  private static final class Nobody implements PresentOrders {

    @Override
    public List<OrderSnapshot> read(Collection<Long> orderIds) {
      return List.of();
    }

    @Override
    public Map<Long, Integer> sequences(Collection<Long> orderIds) {
      return Map.of();
    }

    @Override
    public List<Long> ids(long after, long upTo, int atMost) {
      return List.of();
    }
  }
}
