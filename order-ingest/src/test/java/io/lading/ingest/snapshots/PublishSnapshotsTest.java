package io.lading.ingest.snapshots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderSnapshot;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.model.LgOrderCode;
import io.lading.core.snapshot.PresentOrders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PublishSnapshotsTest {

  private final Map<Long, Integer> database = new TreeMap<>(Map.of(1L, 3, 2L, 5, 3L, 1));
  private final Map<Long, Integer> movesWhileSending = new HashMap<>();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final PublishSnapshots publish =
      new PublishSnapshots(
          new Orders(),
          new JsonEventWriter(CoordinatePrecision.NONE),
          new SnapshotTopic(() -> producer, Duration.ofSeconds(5)),
          2);

  @Test
  void eachOrderIsPublishedOnceHoweverOftenItIsNamed() {
    assertThat(publish.publish(List.of(3L, 1L, 3L, 2L, 1L))).isEqualTo(3);
    assertThat(sent()).containsExactly("1@3", "2@5", "3@1");
  }

  @Test
  void anOrderThatMovesMeanwhileIsPublishedAgainAlone() {
    movesWhileSending.put(2L, 6);
    publish.publish(List.of(1L, 2L));
    assertThat(sent()).containsExactly("1@3", "2@5", "2@6");
  }

  @Test
  void anOrderThatIsGoneBecomesATombstone() {
    assertThat(publish.publish(List.of(9L))).isEqualTo(1);
    assertThat(sent()).containsExactly("9@gone");
  }

  @Test
  void anOrderThatGoesMeanwhileIsFollowedByItsTombstone() {
    movesWhileSending.put(2L, 0);
    publish.publish(List.of(2L));
    assertThat(sent()).containsExactly("2@5", "2@gone");
  }

  @Test
  void aBrokerThatDoesNotTakeItIsToldAndItsProducerGivenUp() {
    producer.sendException = new KafkaException("away");
    assertThatThrownBy(() -> publish.publish(List.of(1L))).isInstanceOf(KafkaException.class);
    assertThat(producer.closed()).isTrue();
  }

  private List<String> sent() {
    return producer.history().stream()
        .map(
            record -> {
              var sequence = record.headers().lastHeader("ce_sequence");
              long id = LgOrderCode.parse(new String(record.key(), UTF_8)).orElseThrow();
              return id + "@" + (sequence == null ? "gone" : new String(sequence.value(), UTF_8));
            })
        .toList();
  }

  /** Moves once, after the first read. */
  private final class Orders implements PresentOrders {

    @Override
    public List<OrderSnapshot> read(Collection<Long> orderIds) {
      List<OrderSnapshot> found =
          orderIds.stream().filter(database::containsKey).map(this::snapshot).toList();
      movesWhileSending.forEach(database::put);
      movesWhileSending.clear();
      database.values().removeIf(sequence -> sequence == 0);
      return found;
    }

    @Override
    public Map<Long, Integer> sequences(Collection<Long> orderIds) {
      Map<Long, Integer> found = new HashMap<>(database);
      found.keySet().retainAll(orderIds);
      return found;
    }

    @Override
    public List<Long> ids(long after, long upTo, int atMost) {
      return database.keySet().stream()
          .filter(id -> id > after && id <= upTo)
          .limit(atMost)
          .toList();
    }

    private OrderSnapshot snapshot(long id) {
      return new OrderSnapshot(
          id,
          LgOrderCode.of(id),
          "T" + id,
          "shop",
          7,
          1,
          OrderType.FORWARD,
          FulfilmentMode.DIRECT,
          database.getOrDefault(id, 0),
          1,
          OrderStatus.PENDING,
          "CNY",
          BigDecimal.ONE,
          120,
          Instant.EPOCH,
          Instant.EPOCH,
          List.of(),
          List.of());
    }
  }
}
