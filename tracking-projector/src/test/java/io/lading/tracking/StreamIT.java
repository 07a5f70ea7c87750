package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.EventKind;
import io.lading.engines.Engines;
import io.lading.engines.process.FaultProxy;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Time lines as server-sent events, by the real service. */
class StreamIT extends Streaming {

  @Test
  void aThousandSubscribersSeeEveryEventOnceAndInOrderThoughTheServiceStopsInTheMiddle()
      throws Exception {
    int orders = 20;
    int events = 12;
    projector.open();
    projector.awaitConsumed(publishShuffled(orders, 1, 4));
    var restarted = new CountDownLatch(1);
    List<Follower> followers =
        IntStream.range(0, 1000)
            .mapToObj(n -> following.follow(1 + n % orders, events, restarted::await))
            .toList();
    Following.awaitAll(followers, 4);
    publishShuffled(orders, 5, 8);
    projector.stop();
    publishShuffled(orders, 9, 10);
    projector.open();
    restarted.countDown();
    publishShuffled(orders, 11, events);
    Following.awaitAll(followers, events);
    for (int n = 0; n < followers.size(); n++) {
      Follower follower = followers.get(n);
      assertThat(follower.sequences()).isEqualTo(Following.upTo(events));
      assertThat(follower.connections()).isEqualTo(2);
      assertThat(follower.broken()).isZero();
      assertThat(follower.data()).isEqualTo(following.timeline(1 + n % orders));
    }
  }

  @Test
  void aGapHoldsTheStreamUntilItIsClosed() throws Exception {
    projector.open();
    projector.publish(1, 1, 2, 4, 5);
    projector.publish(2, 1);
    projector.awaitConsumed(5);
    Follower gapped = following.follow(1, 5, Following.AT_ONCE);
    await().atMost(SOON).until(() -> gapped.last() == 2);
    Follower other = following.follow(2, 2, Following.AT_ONCE);
    projector.publish(1, 6);
    projector.publish(2, 2);
    Following.awaitAll(List.of(other), 2);
    assertThat(gapped.sequences()).containsExactly(1, 2);
    projector.publish(1, 3);
    Following.awaitAll(List.of(gapped), 5);
    assertThat(gapped.sequences().subList(0, 5)).isEqualTo(Following.upTo(5));
  }

  @Test
  void lateScansAndCheckpointsAreStreamedAsTheTimeLineShowsThem() throws Exception {
    projector.open();
    EventKind[] kinds = EventKind.values();
    projector.publish(StatusEvents.message(1, 1, kinds[0]));
    projector.awaitConsumed(1);
    Follower follower = following.follow(1, kinds.length, Following.AT_ONCE);
    for (int i = 1; i < kinds.length; i++) {
      projector.publish(StatusEvents.message(1, i + 1, kinds[i]));
    }
    Following.awaitAll(List.of(follower), kinds.length);
    assertThat(follower.data()).isEqualTo(following.timeline(1));
    assertThat(follower.others()).filteredOn("event: tracking"::equals).hasSize(kinds.length);
    assertThat(follower.others()).filteredOn(line -> line.startsWith("retry: ")).hasSize(1);
  }

  @Test
  void aDatabaseThatIsAwayEndsNoStream() throws Exception {
    try (var proxy = FaultProxy.to(Engines.shared().postgres().address().port())) {
      projector.reaching(proxy.port()).open("--lading.tracking.stream.longest-back-off=500ms");
      projector.publish(1, 1);
      projector.awaitConsumed(1);
      Follower follower = following.follow(1, 3, Following.AT_ONCE);
      Following.awaitAll(List.of(follower), 1);
      proxy.cut();
      projector.publish(1, 2);
      await().atMost(SOON).until(() -> projector.get("/actuator/health").statusCode() == 503);
      HttpResponse<String> refused = projector.get(Following.path(1));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("UNAVAILABLE");
      proxy.resume();
      projector.publish(1, 3);
      Following.awaitAll(List.of(follower), 3);
      assertThat(follower.sequences()).isEqualTo(Following.upTo(3));
      assertThat(follower.connections()).isEqualTo(1);
    }
  }

  /**
   * Each order in its own order, the orders among each other in any; some events come twice.
   * Returns the number of records.
   */
  private int publishShuffled(int orders, int from, int to) throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    int[] next = new int[orders];
    int records = 0;
    for (int left = orders * (to - from + 1); left > 0; ) {
      int order = random.nextInt(orders);
      boolean isRepeat = next[order] > 0 && random.nextInt(5) == 0;
      if (isRepeat || next[order] <= to - from) {
        projector.publish(1 + order, from + next[order] - (isRepeat ? 1 : 0));
        next[order] += isRepeat ? 0 : 1;
        left -= isRepeat ? 0 : 1;
        records++;
      }
    }
    return records;
  }
}
