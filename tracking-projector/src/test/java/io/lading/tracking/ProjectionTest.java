package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import io.lading.tracking.intake.StatusEventReader;
import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.Projection;
import io.lading.tracking.timeline.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final PartitionRef LEFT = new PartitionRef("group", "topic", 0);
  private static final PartitionRef RIGHT = new PartitionRef("group", "topic", 1);
  private static final List<PositionMove> MOVES =
      List.of(new PositionMove(LEFT, 1, 0, 10), new PositionMove(RIGHT, 1, 0, 10));

  private final StatusEventReader reader = new StatusEventReader();

  @Test
  void anEventIsReadAsItWasPublished() {
    for (int sequence = 1; sequence <= 4; sequence++) {
      StatusChanged published = StatusEvents.event(5, sequence);
      TopicRecord read = reader.read(incoming(0, StatusEvents.message(5, sequence)));
      assertThat(read).isInstanceOf(TopicRecord.Event.class);
      var entry = ((TopicRecord.Event) read).entry();
      assertThat(entry).usingRecursiveComparison().isEqualTo(published);
    }
  }

  @Test
  void eventsComeSortedAndEachOnce() {
    Projection projection = Projection.of(records(9, 2, 9, 1, 3, 1, 9, 2), MOVES);
    assertThat(projection.events().keySet())
        .containsExactly(new EventKey(3, 1), new EventKey(9, 1), new EventKey(9, 2));
  }

  @Test
  void everyRecordHasOneOutcomeInItsPartition() {
    List<TopicRecord> records =
        List.of(
            read(0, StatusEvents.message(1, 1)),
            read(0, StatusEvents.message(1, 1)),
            read(0, foreign()),
            read(1, StatusEvents.message(2, 1)),
            read(1, unreadable()));
    Projection projection = Projection.of(records, MOVES);
    assertThat(projection.tallies(Set.of(new EventKey(1, 1))))
        .containsEntry(LEFT, new Tally(1, 2, 0, 0, 0))
        .containsEntry(RIGHT, new Tally(0, 1, 0, 0, 1));
  }

  @Test
  void aCodeThatIsNotTheOrdersIsNotBelieved() {
    OutgoingMessage message = StatusEvents.message(12, 1);
    String json = new String(payload(message), StandardCharsets.UTF_8);
    TopicRecord read =
        read(0, with(message, json.replace("\"orderId\":\"12\"", "\"orderId\":\"13\"")));
    assertThat(read).isInstanceOf(TopicRecord.Unreadable.class);
  }

  @Test
  void aRecordWithoutAPositionThatMovesIsABug() {
    List<TopicRecord> elsewhere = List.of(read(7, StatusEvents.message(1, 1)));
    assertThatThrownBy(() -> Projection.of(elsewhere, MOVES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<TopicRecord> records(int... orderAndSequence) {
    return IntStream.range(0, orderAndSequence.length / 2)
        .mapToObj(
            i ->
                read(0, StatusEvents.message(orderAndSequence[2 * i], orderAndSequence[2 * i + 1])))
        .toList();
  }

  private TopicRecord read(int partition, OutgoingMessage message) {
    return reader.read(incoming(partition, message));
  }

  private static OutgoingMessage foreign() {
    return new OutgoingMessage(
        "topic",
        null,
        List.of(new MessageHeader("ce_type", "x".getBytes(StandardCharsets.UTF_8))),
        null,
        null,
        null);
  }

  private static OutgoingMessage unreadable() {
    return with(StatusEvents.message(1, 1), "{\"kind\":7}");
  }

  private static OutgoingMessage with(OutgoingMessage message, String json) {
    return new OutgoingMessage(
        message.topic(),
        message.key(),
        message.headers(),
        json.getBytes(StandardCharsets.UTF_8),
        message.orderId(),
        message.sequence());
  }

  private static byte[] payload(OutgoingMessage message) {
    return Objects.requireNonNull(message.payload());
  }

  private static IncomingMessage incoming(int partition, OutgoingMessage message) {
    return new IncomingMessage(
        "topic", partition, 0, 0, message.key(), message.payload(), message.headers());
  }
}
