package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lading.core.change.LifeLimits.Parking;
import io.lading.core.change.LifeLimits.Room;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LifeLimitsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Room ROOM = new Room(10, 10, 10);

  @Test
  void delaysDoubleUpToTheLongest() {
    var parking = new Parking(SECOND, Duration.ofSeconds(5), Duration.ofHours(1), ROOM);
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(parking::delayAfter).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 5L, 5L);
    assertThat(parking.delayAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theDefaultsAreThoseOfTheSpecification() {
    assertThat(LifeLimits.defaults().parking())
        .isEqualTo(
            new Parking(
                SECOND,
                Duration.ofMinutes(5),
                Duration.ofHours(24),
                new Room(100_000, 256 * 1024 * 1024, 8 * 1024 * 1024)));
  }

  @Test
  void whatWouldNeverEndOrNeverBeginIsRefused() {
    Parking parking = LifeLimits.defaults().parking();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LifeLimits(Duration.ZERO, SECOND, SECOND, parking, 1))
        .withMessage("confirmWithin must be positive, but is PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LifeLimits(SECOND, SECOND, SECOND.negated(), parking, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LifeLimits(SECOND, SECOND, SECOND, parking, 0))
        .withMessage("page must be at least 1, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parking(SECOND, SECOND, Duration.ZERO, ROOM));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Room(0, 1, 1))
        .withMessage("messages must be at least 1, but is 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Room(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Room(1, 1, 0));
  }
}
