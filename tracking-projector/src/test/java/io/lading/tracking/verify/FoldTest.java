package io.lading.tracking.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.tracking.timeline.EventKey;
import io.lading.tracking.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {

  @Test
  void theSameEventsComeToTheSameInAnyOrder() {
    long seed = new Random().nextLong();
    List<TimelineEntry> entries = new ArrayList<>();
    for (int order = 0; order < 5_000; order++) {
      for (int sequence = 1; sequence <= 1 + order % 4; sequence++) {
        entries.add(entry(order, sequence, OrderStatus.PENDING));
      }
    }
    Fold one = fold(entries);
    Collections.shuffle(entries, new Random(seed));
    Fold other = fold(entries);
    one.forEach((order, span) -> assertThat(other.of(order)).as("seed %s", seed).isEqualTo(span));
    assertThat(one.of(4_999).last()).isEqualTo(4);
    assertThat(one.of(5_000)).isEqualTo(Fold.Span.NONE);
  }

  @Test
  void anotherContentComesToSomethingElse() {
    Fold one = fold(List.of(entry(1, 1, OrderStatus.PENDING), entry(1, 2, OrderStatus.SHIPPED)));
    Fold other = fold(List.of(entry(1, 1, OrderStatus.SHIPPED), entry(1, 2, OrderStatus.PENDING)));
    assertThat(one.of(1).digest()).isNotEqualTo(other.of(1).digest());
    assertThat(one.of(1).events()).isEqualTo(other.of(1).events());
  }

  @Test
  void whatWasJumpedOverIsNewOnceWhenItComes() {
    var jumped = new Jumped();
    jumped.add(1, 2, 5);
    assertThat(jumped.take(new EventKey(1, 1))).isFalse();
    assertThat(jumped.take(new EventKey(1, 4))).isTrue();
    assertThat(jumped.take(new EventKey(1, 4))).isFalse();
    assertThat(jumped.take(new EventKey(1, 2))).isTrue();
    assertThat(jumped.take(new EventKey(1, 3))).isTrue();
    assertThat(jumped.take(new EventKey(1, 5))).isTrue();
    assertThat(jumped.take(new EventKey(1, 6))).isFalse();
    assertThat(jumped.take(new EventKey(2, 3))).isFalse();
  }

  private static Fold fold(List<TimelineEntry> entries) {
    Fold fold = new Fold();
    entries.forEach(fold::add);
    return fold;
  }

  private static TimelineEntry entry(long order, int sequence, OrderStatus status) {
    return new TimelineEntry(
        order,
        sequence,
        EventKind.TRANSITION,
        status,
        null,
        1,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Instant.EPOCH);
  }
}
