package io.lading.core.relay;

import static io.lading.core.relay.ScriptedProducer.Fate.REFUSED;
import static io.lading.core.relay.ScriptedProducer.Fate.SILENCE;
import static io.lading.core.relay.ScriptedProducer.Fate.SPLITS;
import static io.lading.core.relay.ScriptedProducer.Fate.TAKEN;
import static io.lading.core.relay.ScriptedProducer.Fate.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.Topics;
import io.lading.core.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaPublisherTest {

  private static final Patience PATIENCE = new Patience(Duration.ofMillis(1), Duration.ofMillis(2));
  private static final String LETTERS = Topics.deadLettersOf(Topics.TRADE_EVENTS);

  private final List<ScriptedProducer> producers = new ArrayList<>();

  @Test
  void whatWasAcknowledgedBeforeAFailureCountsAndWhatCameAfterDoesNot() {
    var publisher = publisher(record -> is(record, "3") ? REFUSED : TAKEN);
    Publication done = publisher.publish(rows(Topics.ORDER_STATUS, 6), Permit.ALWAYS);
    assertThat(done.acknowledged()).isEqualTo(3);
    assertThat(done.failure()).isInstanceOf(BrokerUnavailable.class).hasMessageContaining("row 3");
    assertThat(producers.getFirst().taken).hasSize(3);
  }

  @Test
  void anAcknowledgementThatDoesNotComeEndsThePage() {
    var publisher = publisher(record -> is(record, "1") ? SILENCE : TAKEN);
    Publication done = publisher.publish(rows(Topics.ORDER_STATUS, 3), Permit.ALWAYS);
    assertThat(done.acknowledged()).isEqualTo(1);
    assertThat(done.failure())
        .isInstanceOf(BrokerUnavailable.class)
        .hasMessageContaining("no acknowledgement");
  }

  @Test
  void batchesThatAreSplitForEverEndThePage() {
    var publisher = publisher(_ -> SPLITS);
    Publication done = publisher.publish(rows(Topics.ORDER_STATUS, 3), Permit.ALWAYS);
    assertThat(done.acknowledged()).isZero();
    assertThat(done.failure())
        .isInstanceOf(BrokerUnavailable.class)
        .hasMessageContaining(Topics.ORDER_STATUS + " are split and refused for ever");
    assertThat(producers.getFirst().closed()).isTrue();
  }

  @Test
  void aPageThatIsNotWholeIsTheLastOfItsProducer() {
    var publisher = publisher(_ -> TAKEN);
    assertThat(publisher.publish(rows(Topics.ORDER_STATUS, 2), Permit.ALWAYS).isWhole()).isTrue();
    Publication withdrawn = publisher.publish(rows(Topics.ORDER_STATUS, 2), new Withdrawn());
    assertThat(withdrawn.isWhole()).isFalse();
    assertThat(withdrawn.failure()).isNull();
    assertThat(producers).hasSize(1);
    assertThat(producers.getFirst().closed()).isTrue();
    assertThat(publisher.publish(rows(Topics.ORDER_STATUS, 2), Permit.ALWAYS).isWhole()).isTrue();
    assertThat(producers).hasSize(2);
  }

  @Test
  void aDeadLetterThatIsTooLargeGoesWithoutItsValueAndHoldsUpNobody() {
    var publisher = publisher(record -> record.value().length > 1 ? TOO_LARGE : TAKEN);
    OutboxRow large = row(LETTERS, 1, "k", "large", new MessageHeader("h", bytes("v")));
    OutboxRow after = row(Topics.ORDER_STATUS, 2, "k", "x");
    Publication done = publisher.publish(List.of(large, after), Permit.ALWAYS);
    assertThat(done).isEqualTo(new Publication(2, 2, 1, null));
    ProducerRecord<byte[], byte[]> letter = producers.getFirst().taken.getFirst();
    assertThat(letter.value()).isEmpty();
    assertThat(letter.key()).isEqualTo(bytes("k"));
    assertThat(letter.headers().lastHeader("h").value()).isEqualTo(bytes("v"));
    assertThat(letter.headers().lastHeader("lading-truncated").value()).isEqualTo(bytes("5"));
  }

  @Test
  void ifThatIsNotEnoughItGoesWithoutKeyAndWithTheLatestHeadersOnly() {
    var publisher = publisher(record -> record.key() != null ? TOO_LARGE : TAKEN);
    List<MessageHeader> headers = new ArrayList<>();
    IntStream.range(0, 100).forEach(n -> headers.add(new MessageHeader("h" + n, bytes("v"))));
    headers.add(new MessageHeader("long", new byte[5_000]));
    OutboxRow row =
        row(Topics.ORDER_REJECTIONS, 1, "k", "v", headers.toArray(MessageHeader[]::new));
    assertThat(publisher.publish(List.of(row), Permit.ALWAYS).truncated()).isEqualTo(1);
    ProducerRecord<byte[], byte[]> rest = producers.getFirst().taken.getFirst();
    assertThat(rest.headers().toArray()).hasSize(16);
    assertThat(rest.headers().lastHeader("h99")).isNotNull();
    assertThat(rest.headers().lastHeader("h80")).isNull();
    assertThat(rest.headers().lastHeader("long")).isNull();
  }

  @Test
  void aStatusEventIsNeverTruncatedAndItsRefusalIsTheWorldsWithTopicAndBytes() {
    var publisher = publisher(_ -> TOO_LARGE);
    OutboxRow row = row(Topics.ORDER_STATUS, 7, "key", "0123456789");
    assertThat(publisher.publish(List.of(row), Permit.ALWAYS).failure())
        .isInstanceOf(BrokerUnavailable.class)
        .hasMessageContaining(Topics.ORDER_STATUS)
        .hasMessageContaining("row 7 of 13 bytes")
        .hasMessageContaining("max.message.bytes");
  }

  private KafkaPublisher publisher(
      Function<ProducerRecord<byte[], byte[]>, ScriptedProducer.Fate> script) {
    return new KafkaPublisher(
        () -> {
          producers.add(new ScriptedProducer(script));
          return producers.getLast();
        },
        PATIENCE,
        List.of());
  }

  private static boolean is(ProducerRecord<byte[], byte[]> record, String value) {
    return new String(record.value(), StandardCharsets.UTF_8).equals(value);
  }

  static List<OutboxRow> rows(String topic, int count) {
    return IntStream.range(0, count).mapToObj(n -> row(topic, n, "k", "" + n)).toList();
  }

  static OutboxRow row(String topic, long id, String key, String value, MessageHeader... headers) {
    return new OutboxRow(id, Instant.EPOCH, topic, bytes(key), List.of(headers), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Withdrawn implements Permit {
    @Override
    public boolean maySend() {
      return false;
    }

    @Override
    public boolean mayWait() {
      return true;
    }

    @Override
    public void overdue(String what) {}
  }
}
