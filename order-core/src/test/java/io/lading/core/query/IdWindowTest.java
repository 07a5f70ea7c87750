package io.lading.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.id.IdLayout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdWindowTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void timesNarrowTheIdsAndLeaveAMargin() {
    IdWindow window = window(NOON, NOON.plusSeconds(60), null);
    assertThat(IdLayout.madeAt(window.from())).isEqualTo(NOON.minus(IdWindow.MARGIN));
    assertThat(IdLayout.madeAt(window.below()))
        .isEqualTo(NOON.plusSeconds(60).plus(IdWindow.MARGIN));
  }

  @Test
  void withoutTimesEveryIdIsWithin() {
    IdWindow window =
        IdWindow.of(
            new LogisticsOrderQuery(
                new OrderConditions(1L, null, null, null, null, null, null, null),
                OrderParts.NONE,
                1,
                null));
    assertThat(window).isEqualTo(new IdWindow(0, Long.MAX_VALUE));
  }

  @Test
  void aPageGoesOnBelowTheLastOne() {
    long end = window(null, NOON, null).below();
    assertThat(window(null, NOON, 5L).below()).isEqualTo(5);
    assertThat(window(null, NOON, Long.MAX_VALUE).below()).isEqualTo(end);
    assertThat(window(NOON, null, 5L).isEmpty()).isTrue();
    assertThat(new IdWindow(3, 9).below(4)).isEqualTo(new IdWindow(3, 4));
    assertThat(new IdWindow(3, 9).below(12)).isEqualTo(new IdWindow(3, 9));
  }

  @Test
  void timesBeforeAndAfterAllIdsAreTakenAsTheyAreMeant() {
    assertThat(window(Instant.MIN, Instant.MAX, null)).isEqualTo(new IdWindow(0, Long.MAX_VALUE));
    assertThat(window(null, Instant.EPOCH, null).isEmpty()).isTrue();
    assertThat(window(Instant.parse("2999-01-01T00:00:00Z"), null, null).from()).isPositive();
  }

  private static IdWindow window(
      @Nullable Instant from, @Nullable Instant to, @Nullable Long after) {
    var conditions = new OrderConditions(null, null, null, null, null, null, from, to);
    return IdWindow.of(new LogisticsOrderQuery(conditions, OrderParts.NONE, 1, after));
  }
}
