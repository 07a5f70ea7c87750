package io.lading.tracking.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.intake.StorageUnavailable;
import io.lading.tracking.timeline.TimelineEntry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamPassTest {

  private static final int QUEUE = 4;
  private static final int ENTRIES = 10;

  private final KnownTimelines timelines = new KnownTimelines();
  private final Subscribers subscribers =
      new Subscribers(100, QUEUE, new StreamMeters(new SimpleMeterRegistry()));
  private final List<String> formatted = new ArrayList<>();
  private final StreamPass pass = new StreamPass(subscribers, timelines, this::format, ENTRIES);

  @Test
  void everyEventIsHandedOnceAndInOrder() throws Exception {
    Subscription one = join(1, 0);
    timelines.with(1, 1, 2);
    pass.runOnce();
    pass.runOnce();
    timelines.with(1, 3);
    pass.runOnce();
    assertThat(taken(one)).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsBeyondAGapWaitsUntilTheGapIsClosed() throws Exception {
    Subscription one = join(1, 0);
    timelines.with(1, 1, 3, 4);
    pass.runOnce();
    assertThat(taken(one)).containsExactly(1);
    timelines.with(1, 2);
    pass.runOnce();
    assertThat(taken(one)).containsExactly(2, 3, 4);
  }

  @Test
  void whoComesBackGoesOnAfterTheLastEventHeSaw() throws Exception {
    timelines.with(1, 1, 2, 3);
    Subscription late = join(1, 2);
    Subscription ahead = join(1, 7);
    pass.runOnce();
    assertThat(taken(late)).containsExactly(3);
    assertThat(taken(ahead)).isEmpty();
  }

  @Test
  void anOrderIsReadAndFormattedOnceHoweverManyFollowIt() throws Exception {
    timelines.with(1, 1, 2);
    List<Subscription> all = IntStream.range(0, 100).mapToObj(_ -> join(1, 0)).toList();
    pass.runOnce();
    assertThat(timelines.statements()).isEqualTo(2);
    assertThat(formatted).containsExactly("1:1", "1:2");
    for (Subscription each : all) {
      assertThat(taken(each)).containsExactly(1, 2);
    }
  }

  @Test
  void nothingIsAskedWhileNobodyFollows() {
    timelines.with(1, 1);
    assertThat(pass.runOnce()).isFalse();
    assertThat(timelines.statements()).isZero();
  }

  @Test
  void whoFallsBehindAfterHeHadCaughtUpIsCutOffAndNobodyElse() throws Exception {
    Subscription slow = join(1, 0);
    Subscription prompt = join(1, 0);
    timelines.with(1, 1);
    pass.runOnce();
    List<Integer> seen = new ArrayList<>(taken(prompt));
    for (int sequence = 2; sequence <= QUEUE + 2; sequence++) {
      timelines.with(1, sequence);
      pass.runOnce();
      seen.addAll(taken(prompt));
    }
    assertThat(slow.hasEnded()).isTrue();
    assertThat(prompt.hasEnded()).isFalse();
    assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(subscribers.count()).isEqualTo(1);
  }

  @Test
  void whoCatchesUpIsHandedWhatHeHasRoomForAndNeverCutOff() throws Exception {
    timelines.with(1, IntStream.rangeClosed(1, 9).toArray());
    Subscription one = join(1, 0);
    pass.runOnce();
    pass.runOnce();
    assertThat(taken(one)).containsExactly(1, 2, 3, 4);
    pass.runOnce();
    assertThat(taken(one)).containsExactly(5, 6, 7, 8);
    pass.runOnce();
    assertThat(taken(one)).containsExactly(9);
    assertThat(one.isCatchingUp()).isFalse();
  }

  @Test
  void whoCatchesUpOnALongTimeLineDelaysNobodyWhoFollowsIt() throws Exception {
    timelines.with(1, IntStream.rangeClosed(1, 1000).toArray());
    Subscription following = join(1, 1000);
    Subscription catchingUp = join(1, 0);
    pass.runOnce();
    timelines.with(1, 1001);
    pass.runOnce();
    assertThat(taken(following)).containsExactly(1001);
    assertThat(taken(catchingUp)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aPassIsBoundedAndEverybodyGetsHisTurn() throws Exception {
    Map<Long, Subscription> all = new TreeMap<>();
    for (long order = 1; order <= 5; order++) {
      timelines.with(order, 1, 2, 3, 4, 5, 6, 7, 8);
      all.put(order, join(order, 4));
    }
    assertThat(pass.runOnce()).isTrue();
    assertThat(timelines.read()).isEqualTo(ENTRIES);
    assertThat(pass.runOnce()).isFalse();
    assertThat(timelines.read()).isEqualTo(ENTRIES);
    for (Subscription each : all.values()) {
      assertThat(taken(each)).isNotEmpty();
    }
  }

  @Test
  void aDatabaseThatIsAwayHandsNothingAndEndsNobody() throws Exception {
    timelines.with(1, 1).away(true);
    Subscription one = join(1, 0);
    assertThatThrownBy(pass::runOnce).isInstanceOf(StorageUnavailable.class);
    assertThat(taken(one)).isEmpty();
    assertThat(one.hasEnded()).isFalse();
    timelines.away(false);
    pass.runOnce();
    assertThat(taken(one)).containsExactly(1);
  }

  /** Orders grow with gaps that close later, subscribers come and take as they like. */
  @Test
  void whateverHappensEachIsHandedEveryEventOnceAndInOrder() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<Seen> all = new ArrayList<>();
    for (int step = 0; step < 3000; step++) {
      long order = 1 + random.nextInt(7);
      int contiguous = timelines.contiguous(order);
      switch (random.nextInt(4)) {
        case 0 -> timelines.with(order, contiguous + 1 + random.nextInt(3));
        case 1 -> pass.runOnce();
        case 2 -> {
          int last = random.nextInt(contiguous + 1);
          subscribers.join(order, last).map(one -> new Seen(one, last)).ifPresent(all::add);
        }
        default -> {
          for (Seen each : all) {
            each.takeIf(random.nextInt(3) > 0);
          }
        }
      }
    }
    assertThat(all).as("seed %s", seed).allMatch(Seen::isInOrder).hasSizeGreaterThan(50);
    assertThat(all.stream().mapToInt(each -> each.events().size()).sum())
        .as("seed %s", seed)
        .isGreaterThan(1000);
  }

  private record Seen(Subscription one, int last, List<Integer> events) {

    Seen(Subscription one, int last) {
      this(one, last, new ArrayList<>());
    }

    void takeIf(boolean wanted) throws InterruptedException {
      if (wanted) {
        events.addAll(taken(one));
      }
    }

    boolean isInOrder() {
      return IntStream.range(0, events.size()).allMatch(i -> events.get(i) == last + 1 + i);
    }
  }

  private Subscription join(long orderId, int lastSeen) {
    return subscribers.join(orderId, lastSeen).orElseThrow();
  }

  private byte[] format(TimelineEntry entry) {
    formatted.add(entry.orderId() + ":" + entry.sequence());
    return Integer.toString(entry.sequence()).getBytes(UTF_8);
  }

  private static List<Integer> taken(Subscription subscription) throws InterruptedException {
    return subscription.take(Duration.ZERO).stream()
        .map(event -> Integer.parseInt(new String(event, UTF_8)))
        .toList();
  }
}
