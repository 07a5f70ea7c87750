package io.lading.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.intake.StorageUnavailable;
import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.PageBounds;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientLogTest {

  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final PageBounds BOUNDS = new PageBounds(1, 1);
  private static final Lane LANE = new Lane(0, "me", 1);

  private final List<Duration> given = new ArrayList<>();
  private Duration needed = Duration.ZERO;
  private long now;
  private final PatientLog log = new PatientLog(new Log(USUAL), USUAL, Log::new, () -> now);

  @Test
  void aReadingThatRanOutOfTimeGetsTwiceAsMuchUntilItIsDone() {
    needed = Duration.ofMinutes(3);
    for (int n = 0; n < 3; n++) {
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> log.read(LANE, BOUNDS));
    }
    log.read(LANE, BOUNDS);
    needed = Duration.ZERO;
    log.read(LANE, BOUNDS);
    assertThat(given)
        .containsExactly(
            USUAL, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), USUAL);
  }

  @Test
  void aDatabaseThatRefusesAtOnceIsGivenNoMoreTime() {
    needed = Duration.ofNanos(-1);
    for (int n = 0; n < 2; n++) {
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> log.read(LANE, BOUNDS));
    }
    assertThat(given).containsExactly(USUAL, USUAL);
  }

  @Test
  void thereIsAMost() {
    needed = Duration.ofDays(1);
    for (int n = 0; n < 20; n++) {
      assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> log.read(LANE, BOUNDS));
    }
    assertThat(given.getLast()).isLessThanOrEqualTo(PatientLog.MOST).isGreaterThan(USUAL);
  }

  /** Needs its time, and fails when it gets less. */
  private final class Log implements OutboxLog {
    private final Duration timeout;

    Log(Duration timeout) {
      this.timeout = timeout;
    }

    @Override
    public LaneReading read(Lane lane, PageBounds bounds) {
      given.add(timeout);
      if (needed.isNegative()) {
        throw new StorageUnavailable("refused", new SQLException());
      }
      now += Math.min(needed.toNanos(), timeout.toNanos());
      if (needed.compareTo(timeout) > 0) {
        throw new StorageUnavailable("no answer", new SQLException());
      }
      return new LaneReading.LeaseLost();
    }

    @Override
    public boolean move(Lane lane, LanePosition to) {
      return true;
    }

    @Override
    public Backlog backlog(int atMost) {
      return new Backlog(0, null);
    }
  }
}
