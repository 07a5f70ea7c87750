package io.lading.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Latency of questions over HTTP at a fixed rate, open loop: each is due at its scheduled time
 * whatever became of those before, and its latency counts from that time to the last byte of the
 * answer, also when the asker was late. One that is not answered within 30 s, or with 503, counts
 * as that long; an answer that is not 200 fails the run.
 *
 * <p>Who asks next waits for its time himself and has a connection of his own, so that asking costs
 * little of the processor time that answering needs.
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

  /** Enough for the highest rate to wait 30 ms each; more are late, which counts. */
  private static final int ASKERS = 64;

  private static final Duration LEAD = Duration.ofMillis(200);

  private final Asked asked;
  private final QueryExtent extent;

  QueryLatency(String root, QueryExtent extent) {
    this.asked = Asked.at(root, ASKERS);
    this.extent = extent;
  }

  /** Asks without a result, for the time that is for warming up. */
  void warm(Questions questions) throws InterruptedException {
    all(new Run(questions, extent.warm, 0));
  }

  Result measure(Questions questions) throws InterruptedException {
    var run = new Run(questions, extent.settle, extent.seconds);
    all(run);
    return run.result();
  }

  private static void all(Run run) throws InterruptedException {
    try (ExecutorService askers = Executors.newFixedThreadPool(ASKERS)) {
      List<Future<?>> all =
          Stream.<Future<?>>generate(() -> askers.submit(run::ask)).limit(ASKERS).toList();
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("a question failed", e.getCause()));
    }
  }

  @Override
  public void close() {
    asked.close();
  }

  /** One run: what is due when, who asks it, and what came of it. */
  private final class Run {

    private final Questions questions;
    private final List<String> paths;
    private final int settling;
    private final Instant start = Instant.now().plus(LEAD);
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder bytes = new LongAdder();
    private final Histogram answered = new ConcurrentHistogram(Asked.PATIENCE.toNanos() / 1_000, 3);

    Run(Questions questions, int settle, int seconds) {
      this.questions = questions;
      this.settling = questions.ratePerSecond() * settle;
      this.paths = questions.picked(settling + questions.ratePerSecond() * seconds, extent.seed);
    }

    /** Until all are asked. */
    @Nullable Void ask() throws IOException {
      for (int i = next.getAndIncrement(); i < paths.size(); i = next.getAndIncrement()) {
        Instant due = start.plusNanos(i * 1_000_000_000L / questions.ratePerSecond());
        OpenLoop.awaitTime(due);
        int length = asked.length(paths.get(i));
        bytes.add(length);
        if (i >= settling) {
          Duration taken = length == 0 ? Asked.PATIENCE : Duration.between(due, Instant.now());
          answered.recordValue(Math.min(Asked.PATIENCE.toNanos(), taken.toNanos()) / 1_000);
        }
      }
      return null;
    }

    Result result() {
      return new Result(questions, answered, bytes.sum() / paths.size());
    }
  }
}
