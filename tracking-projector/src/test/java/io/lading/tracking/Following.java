package io.lading.tracking;

import static org.awaitility.Awaitility.await;

import io.lading.core.model.LgOrderCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Those who follow the time lines of a service. */
final class Following implements AutoCloseable {

  /** The service is there all the time. */
  static final Follower.Gate AT_ONCE = () -> {};

  private final Projector projector;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Thread> threads = new ArrayList<>();

  Following(Projector projector) {
    this.projector = projector;
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    http.shutdownNow();
  }

  Follower follow(long orderId, int until, Follower.Gate gate) {
    return follow(path(orderId), until, gate);
  }

  Follower follow(String path, int until, Follower.Gate gate) {
    var follower = new Follower(http, projector.uri(path), until, gate);
    threads.add(Thread.ofVirtual().start(follower));
    return follower;
  }

  /** The one that began as number so and so. */
  void leave(int number) {
    threads.get(number).interrupt();
  }

  static void awaitAll(List<Follower> followers, int event) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> followers.stream().allMatch(each -> each.last() >= event));
  }

  static List<Integer> upTo(int event) {
    return IntStream.rangeClosed(1, event).boxed().toList();
  }

  List<String> timeline(long orderId) throws Exception {
    JsonNode answer = projector.json("/orders/" + LgOrderCode.of(orderId) + "/tracking");
    return answer.path("timeline").valueStream().map(JsonNode::toString).toList();
  }

  double subscribers() {
    return meters().get("lading.tracking.stream.subscribers").gauge().value();
  }

  double ended(String why) {
    return meters().get("lading.tracking.stream.ended").tag("why", why).counter().count();
  }

  private MeterRegistry meters() {
    return projector.service().getBean(MeterRegistry.class);
  }

  static String path(long orderId) {
    return "/orders/" + LgOrderCode.of(orderId) + "/tracking/stream";
  }
}
