package io.lading.tracking.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.tracking.timeline.EventKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscribersTest {

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Subscribers subscribers = new Subscribers(2, 8, new StreamMeters(meters));

  @Test
  void whoIsOneTooManyIsRefusedUntilAnotherLeaves() {
    Subscription first = join(1);
    join(1);
    assertThat(subscribers.join(2, 0)).isEmpty();
    subscribers.end(first, Ending.LEFT);
    assertThat(subscribers.join(2, 0)).isPresent();
    assertThat(meters.get("lading.tracking.stream.subscribers").gauge().value()).isEqualTo(2);
  }

  @Test
  void theFirstReasonForAnEndCountsAndNoOther() {
    Subscription one = join(1);
    subscribers.end(one, Ending.TOO_SLOW);
    subscribers.end(one, Ending.LEFT);
    assertThat(one.hasEnded()).isTrue();
    assertThat(subscribers.count()).isZero();
    assertThat(ended(Ending.TOO_SLOW)).isEqualTo(1);
    assertThat(ended(Ending.LEFT)).isZero();
  }

  @Test
  void aStopEndsEverybodyAndLetsWhoComesGoAtOnce() {
    Subscription one = join(1);
    Subscription other = join(2);
    subscribers.stop();
    assertThat(List.of(one, other)).allMatch(Subscription::hasEnded);
    assertThat(ended(Ending.STOPPED)).isEqualTo(2);
    assertThat(join(1).hasEnded()).isTrue();
    assertThat(subscribers.count()).isZero();
    subscribers.resume();
    assertThat(join(1).hasEnded()).isFalse();
  }

  @Test
  void thoseWhoSawTheSameEventOfAnOrderLastAreAskedForOnce() {
    join(1);
    join(1);
    assertThat(subscribers.followed()).containsExactly(new Followed(1, 0, 8));
  }

  @Test
  void onlyEventsOfFollowedOrdersAreOfInterest() {
    join(1);
    assertThat(subscribers.followAny(List.of(new EventKey(2, 1), new EventKey(1, 1)))).isTrue();
    assertThat(subscribers.followAny(List.of(new EventKey(2, 1)))).isFalse();
  }

  private Subscription join(long orderId) {
    return subscribers.join(orderId, 0).orElseThrow();
  }

  private double ended(Ending why) {
    return meters.get("lading.tracking.stream.ended").tag("why", why.name()).counter().count();
  }
}
