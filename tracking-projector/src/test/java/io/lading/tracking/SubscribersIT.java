package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.EventKind;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who follows a time line: comes, goes, is slow, is idle, is refused. */
class SubscribersIT extends Streaming {

  @Test
  void whoReadsNothingIsCutOffAndDelaysNobody() throws Exception {
    projector.open(
        "--lading.tracking.stream.queue-events=4",
        "--lading.tracking.stream.send-buffer=4KB",
        "--lading.tracking.stream.write-timeout=10m");
    publishLong(1);
    projector.awaitConsumed(1);
    try (Socket slow = whoReadsNothing(1)) {
      await().atMost(SOON).until(() -> following.subscribers() == 1);
      List<Follower> others =
          IntStream.range(0, 5).mapToObj(_ -> following.follow(1, 500, Following.AT_ONCE)).toList();
      int last = 1;
      while (following.ended("TOO_SLOW") == 0 && last < 500) {
        Following.awaitAll(others, last);
        publishLong(++last);
      }
      assertThat(following.ended("TOO_SLOW")).isEqualTo(1);
      int newest = last;
      Following.awaitAll(others, newest);
      assertThat(others).allMatch(each -> each.sequences().equals(Following.upTo(newest)));
      assertThat(others).allMatch(each -> each.connections() == 1);
      assertThat(slow.isClosed()).isFalse();
    }
  }

  @Test
  void whoTakesNothingForTooLongIsCutOff() throws Exception {
    projector.open(
        "--lading.tracking.stream.queue-events=1000",
        "--lading.tracking.stream.send-buffer=4KB",
        "--lading.tracking.stream.write-timeout=3s");
    for (int sequence = 1; sequence <= 40; sequence++) {
      publishLong(sequence);
    }
    projector.awaitConsumed(40);
    try (Socket slow = whoReadsNothing(1)) {
      await().atMost(SOON).until(() -> following.ended("TOO_SLOW") == 1);
      assertThat(following.subscribers()).isZero();
      assertThat(slow.isClosed()).isFalse();
    }
  }

  @Test
  void anIdleStreamSaysThatItLives() throws Exception {
    projector.open("--lading.tracking.stream.heartbeat=100ms");
    projector.publish(1, 1);
    projector.awaitConsumed(1);
    Follower follower = following.follow(1, 2, Following.AT_ONCE);
    await().atMost(SOON).until(() -> follower.others().contains(":"));
    projector.publish(1, 2);
    Following.awaitAll(List.of(follower), 2);
    assertThat(follower.connections()).isEqualTo(1);
  }

  @Test
  void whoLeavesIsForgotten() throws Exception {
    projector.open("--lading.tracking.stream.heartbeat=100ms");
    projector.publish(1, 1);
    projector.awaitConsumed(1);
    Follower follower = following.follow(1, 2, Following.AT_ONCE);
    Following.awaitAll(List.of(follower), 1);
    assertThat(following.subscribers()).isEqualTo(1);
    following.leave(0);
    await().atMost(SOON).until(() -> following.subscribers() == 0);
    assertThat(following.ended("LEFT")).isEqualTo(1);
  }

  @Test
  void aFirstConnectionMayBeginInTheMiddleAndTheHeaderGoesBeforeTheParameter() throws Exception {
    projector.open();
    projector.publishAll(1, 1, 4);
    projector.awaitConsumed(4);
    Follower follower =
        following.follow(Following.path(1) + "?lastEventId=2", 4, Following.AT_ONCE);
    Following.awaitAll(List.of(follower), 4);
    assertThat(follower.sequences()).containsExactly(3, 4);
    Follower believed =
        following.follow(Following.path(9) + "?lastEventId=1", 2, Following.AT_ONCE);
    projector.publishAll(9, 1, 2);
    Following.awaitAll(List.of(believed), 2);
    assertThat(believed.sequences()).containsExactly(2);
    HttpResponse<String> wrong =
        projector.send(Following.path(1) + "?lastEventId=x", "GET", "Last-Event-ID", "-1");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("INVALID_PARAMETER", "lastEventId", "Last-Event-ID");
  }

  @Test
  void whatCannotBeStreamedIsAProblem() throws Exception {
    projector.open("--lading.tracking.stream.subscribers=1");
    projector.publish(1, 1);
    projector.awaitConsumed(1);
    Answers.assertProblem(projector.get(Following.path(9)), 404, "UNKNOWN_ORDER");
    String[] accept = {"Accept", "text/event-stream"};
    Answers.assertProblem(projector.send(Following.path(9), "GET", accept), 404, "UNKNOWN_ORDER");
    Answers.assertProblem(
        projector.send("/orders/9/tracking/stream", "GET", accept), 400, "MALFORMED_CODE");
    Answers.assertProblem(
        projector.send(Following.path(1), "GET", "Accept", "application/json"),
        406,
        "NOT_ACCEPTABLE");
    Answers.assertProblem(projector.send(Following.path(1), "POST"), 405, "METHOD_NOT_ALLOWED");
    assertThat(projector.send(Following.path(1), "HEAD").headers().firstValue("content-type"))
        .hasValue("text/event-stream");
    Following.awaitAll(List.of(following.follow(1, 2, Following.AT_ONCE)), 1);
    HttpResponse<String> tooMany = projector.send(Following.path(1), "GET", accept);
    Answers.assertProblem(tooMany, 503, "TOO_MANY_STREAMS");
    assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("5");
  }

  private void publishLong(int sequence) throws Exception {
    projector.publish(
        StatusEvents.scan(1, sequence, EventKind.CHECKPOINT, null, null, "远".repeat(1024)));
  }

  private Socket whoReadsNothing(long orderId) throws Exception {
    URI uri = projector.uri(Following.path(orderId));
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    String request = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(uri.getPath());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
