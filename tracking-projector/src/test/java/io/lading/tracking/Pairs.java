package io.lading.tracking;

import static io.lading.tracking.Answers.path;

import io.lading.core.reads.ReadToken;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes, each followed by reads: of the order and of its time line at once, of the order again 600
 * ms later.
 */
final class Pairs {

  private static final long LATER = 600;
  private static final int WRITERS = 24;

  private final ReplicatedProjector world;
  private final List<Long> orders;
  private final Queue<String> stale = new ConcurrentLinkedQueue<>();
  private final Queue<Future<?>> laterReads = new ConcurrentLinkedQueue<>();
  private final LongAdder pairs = new LongAdder();
  private final LongAdder atOnceByReplica = new LongAdder();
  private final LongAdder laterByReplica = new LongAdder();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);

  Pairs(ReplicatedProjector world, List<Long> orders) {
    this.world = world;
    this.orders = orders;
  }

  /** What was told though something later had been written, each with what was expected. */
  Queue<String> stale() {
    return stale;
  }

  @Override
  public String toString() {
    return "%s pairs: stale %d; by the replica at once %s, 600 ms later %s"
        .formatted(pairs, stale.size(), atOnceByReplica, laterByReplica);
  }

  Pairs run(int count) throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<Void>> all =
          IntStream.range(0, WRITERS)
              .<Callable<Void>>mapToObj(writer -> () -> write(writer, count))
              .toList();
      for (Future<Void> done : writers.invokeAll(all)) {
        done.get();
      }
    }
    for (Future<?> read : laterReads) {
      read.get();
    }
    later.close();
    return this;
  }

  private Void write(int writer, int count) throws Exception {
    Scanner scanner = world.scanner();
    for (int n = writer; n < count; n += WRITERS) {
      long order = orders.get(n % orders.size());
      ReadToken token = scanner.scan(order);
      laterReads.add(later.schedule(() -> again(path(order), token), LATER, TimeUnit.MILLISECONDS));
      if (read(path(order), token)) {
        atOnceByReplica.increment();
      }
      scanner.announce();
      boolean _ = read(path(order) + "/tracking?after=" + (token.sequence() - 1), token);
      pairs.increment();
    }
    return null;
  }

  private Void again(String path, ReadToken token) throws Exception {
    if (read(path, token)) {
      laterByReplica.increment();
    }
    return null;
  }

  /** True if the replica answered. */
  private boolean read(String path, ReadToken token) throws Exception {
    HttpResponse<String> answer = world.projector.get(path, ReadToken.HEADER, token.text());
    int sequence = JsonMapper.shared().readTree(answer.body()).path("sequence").intValue(0);
    if (answer.statusCode() != 200 || sequence < token.sequence()) {
      stale.add(path + ", expected " + token.sequence() + ": " + answer.body());
    }
    return answer.headers().firstValue("Lading-Read-Source").orElse("").equals("replica");
  }
}
