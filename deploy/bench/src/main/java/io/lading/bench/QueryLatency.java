package io.lading.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Latency of questions over HTTP at a fixed rate, open loop: each is asked at its scheduled time
 * whatever became of those before, and its latency counts from that time to the last byte of the
 * answer, also when the asker was late. One that is not answered within 30 s counts as that long;
 * an answer that is not 200 fails the run.
 */
final class QueryLatency implements AutoCloseable {

  /** A histogram in microseconds. */
  record Result(Questions questions, Histogram answered, long bytesEach) {

    double p99Millis() {
      return answered.getValueAtPercentile(99) / 1_000.0;
    }

    boolean held() {
      return p99Millis() < questions.within();
    }
  }

  private static final Duration LEAD = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final String root;
  private final QueryExtent extent;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  QueryLatency(String root, QueryExtent extent) {
    this.root = root;
    this.extent = extent;
  }

  Result measure(Questions questions) throws InterruptedException {
    var random = new Random(extent.seed);
    int settling = questions.ratePerSecond() * extent.settle;
    int all = settling + questions.ratePerSecond() * extent.seconds;
    var histogram = new ConcurrentHistogram(PATIENCE.toNanos() / 1_000, 3);
    List<Future<Integer>> answers = new ArrayList<>(all);
    Instant start = Instant.now().plus(LEAD);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < all; i++) {
        Instant due = start.plusNanos(i * 1_000_000_000L / questions.ratePerSecond());
        URI next = questions.next(root, random);
        boolean counts = i >= settling;
        OpenLoop.awaitTime(due);
        answers.add(askers.submit(() -> ask(next, due, counts ? histogram : null)));
      }
    }
    return new Result(questions, histogram, bytes(answers) / all);
  }

  private int ask(URI address, Instant due, @Nullable Histogram histogram)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    int length = answer(request);
    if (histogram != null) {
      Duration taken = length == 0 ? PATIENCE : Duration.between(due, Instant.now());
      histogram.recordValue(Math.min(PATIENCE.toNanos(), taken.toNanos()) / 1_000);
    }
    return length;
  }

  /** 0: none came in time, or that there is none now. */
  private int answer(HttpRequest request) throws IOException, InterruptedException {
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == UNAVAILABLE) {
        return 0;
      }
      if (answer.statusCode() != OK) {
        throw new IllegalStateException(request.uri() + ": " + answer.statusCode());
      }
      return answer.body().length;
    } catch (HttpTimeoutException tooLate) {
      return 0;
    }
  }

  private static long bytes(List<Future<Integer>> answers) throws InterruptedException {
    long sum = 0;
    for (Future<Integer> answer : answers) {
      try {
        sum += answer.get();
      } catch (ExecutionException e) {
        throw new UncheckedIOException(new IOException("a question failed", e.getCause()));
      }
    }
    return sum;
  }

  @Override
  public void close() {
    http.close();
  }
}
