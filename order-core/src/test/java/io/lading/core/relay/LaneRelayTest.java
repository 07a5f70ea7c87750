package io.lading.core.relay;

import static io.lading.core.relay.ScriptedProducer.Fate.REFUSED;
import static io.lading.core.relay.ScriptedProducer.Fate.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lading.core.contract.Topics;
import io.lading.core.outbox.Backlog;
import io.lading.core.outbox.Lane;
import io.lading.core.outbox.LaneLeases;
import io.lading.core.outbox.LanePosition;
import io.lading.core.outbox.LaneReading;
import io.lading.core.outbox.OutboxAnchor.Anchoring;
import io.lading.core.outbox.OutboxLog;
import io.lading.core.outbox.OutboxPartitions;
import io.lading.core.outbox.OutboxRow;
import io.lading.core.outbox.PageBounds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneRelayTest {

  private final Log log = new Log(KafkaPublisherTest.rows(Topics.ORDER_STATUS, 10));
  private final Leases leases = new Leases();
  private final List<ScriptedProducer> producers = new ArrayList<>();
  private volatile boolean topicIsMissing;

  @Test
  void afterAPartialFailureThePositionIsAtTheLastRowThatNeedNotBeSentAgain() {
    topicIsMissing = true;
    try (var lane = lane("lease.duration", "10s")) {
      for (int n = 0; n < 3; n++) {
        assertThatExceptionOfType(BrokerUnavailable.class).isThrownBy(lane::runOnce);
      }
      assertThat(log.moves).containsExactly(new LanePosition("1:1:", "9:9:", 4L));
      assertThat(producers.stream().mapToInt(producer -> producer.taken.size()).sum()).isEqualTo(5);
      topicIsMissing = false;
      assertThat(lane.runOnce()).isEqualTo(new Pass.Published(5, false));
    }
  }

  @Test
  void aLeaseThatNoHeartbeatRenewsIsRenewedByThePass() {
    try (var lane = lane("lease.duration", "2ns", "lease.heartbeat", "1ns")) {
      lane.runOnce();
      lane.runOnce();
      assertThat(leases.acquired).isEqualTo(1);
      assertThat(leases.renewed).isPositive();
    }
  }

  @Test
  void aLaneThatIsLetGoIsGivenBackAndAcquiredAnew() {
    try (var lane = lane("lease.duration", "10s")) {
      lane.runOnce();
      lane.letGo();
      assertThat(leases.released).isEqualTo(1);
      assertThat(lane.runOnce()).isEqualTo(new Pass.Idle());
      assertThat(leases.acquired).isEqualTo(2);
    }
  }

  private LaneRelay lane(String... settings) {
    RelaySettings given = RelayFixture.settings(settings);
    var publisher =
        new KafkaPublisher(
            () -> {
              producers.add(
                  new ScriptedProducer(
                      record -> topicIsMissing && record.value()[0] == '5' ? REFUSED : TAKEN));
              return producers.getLast();
            },
            Patience.of(given),
            List.of());
    var storage = new RelayStorage(log, leases, Anchoring.Made::new, new Partitions());
    var meters = new RelayMeters(new SimpleMeterRegistry());
    return new LaneRelay(0, new RelayParts("me", storage, given, meters), publisher, _ -> {});
  }

  /** Everything is in one window. */
  private static final class Log implements OutboxLog {
    final List<LanePosition> moves = new ArrayList<>();
    private List<OutboxRow> waiting;

    Log(List<OutboxRow> rows) {
      waiting = rows;
    }

    @Override
    public LaneReading read(Lane lane, PageBounds bounds) {
      return new LaneReading.Page(waiting, "1:1:", "9:9:", false);
    }

    @Override
    public boolean move(Lane lane, LanePosition to) {
      moves.add(to);
      Long upTo = to.windowId();
      waiting = upTo == null ? List.of() : waiting.stream().filter(row -> row.id() > upTo).toList();
      return true;
    }

    @Override
    public Backlog backlog(int atMost) {
      return new Backlog(waiting.size(), null);
    }
  }

  private static final class Partitions implements OutboxPartitions {
    @Override
    public int ensure(int daysAhead) {
      return 0;
    }

    @Override
    public List<String> drop(Duration retention) {
      return List.of();
    }
  }

  private static final class Leases implements LaneLeases {
    int acquired;
    int renewed;
    int released;

    @Override
    public List<Integer> lanes() {
      return List.of(0);
    }

    @Override
    public Optional<Lane> acquire(int lane, String owner, Duration lease) {
      acquired++;
      return Optional.of(new Lane(lane, owner, acquired));
    }

    @Override
    public boolean renew(Lane lane, Duration lease) {
      renewed++;
      return true;
    }

    @Override
    public void release(Lane lane) {
      released++;
    }
  }
}
