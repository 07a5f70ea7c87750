package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.OrderStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarksTest {

  private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456Z");

  @Test
  void aMarkIsPackageMilestoneAndMicrosecond() {
    Marks marks = none().with(3, OrderStatus.SHIPPED, AT);

    assertThat(marks.contain(3, OrderStatus.SHIPPED, AT)).isTrue();
    assertThat(marks.contain(3, OrderStatus.SHIPPED, AT.plusNanos(999))).isTrue();
    assertThat(marks.contain(3, OrderStatus.SHIPPED, AT.plusNanos(1_000))).isFalse();
    assertThat(marks.contain(3, OrderStatus.DELIVERED, AT)).isFalse();
    assertThat(marks.contain(Marks.WHOLE_ORDER, OrderStatus.SHIPPED, AT)).isFalse();
    assertThat(none().contain(3, OrderStatus.SHIPPED, AT)).isFalse();
  }

  @Test
  void marksAreTheSameAfterTheyWereStored() {
    Instant early = Instant.parse("0001-01-01T00:00:00Z");
    Instant late = Instant.parse("9999-12-31T23:59:59.999999Z");
    Marks marks =
        none()
            .with(0, OrderStatus.SHIPPED, early)
            .with(Marks.WHOLE_ORDER, OrderStatus.CONFIRMED, late);

    Marks stored = Marks.of(marks.bytes());

    assertThat(stored.contain(0, OrderStatus.SHIPPED, early)).isTrue();
    assertThat(stored.contain(Marks.WHOLE_ORDER, OrderStatus.CONFIRMED, late)).isTrue();
  }

  @Test
  void theOldestIsForgottenBeyondTheBound() {
    Marks marks = none();
    for (int i = 0; i <= Marks.MOST; i++) {
      marks = marks.with(0, OrderStatus.SHIPPED, AT.plusSeconds(i));
    }

    assertThat(marks.contain(0, OrderStatus.SHIPPED, AT)).isFalse();
    assertThat(marks.contain(0, OrderStatus.SHIPPED, AT.plusSeconds(1))).isTrue();
    assertThat(marks.contain(0, OrderStatus.SHIPPED, AT.plusSeconds(Marks.MOST))).isTrue();
  }

  @Test
  void whatIsCutOffIsNoMark() {
    assertThatThrownBy(() -> Marks.of(new byte[11])).hasMessageContaining("10 bytes");
  }

  private static Marks none() {
    return Marks.of(new byte[0]);
  }
}
