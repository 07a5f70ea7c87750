package io.lading.core.change;

import static io.lading.core.contract.OrderStatus.CARRIER_ACCEPTED;
import static io.lading.core.contract.OrderStatus.CONFIRMED;
import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.OUT_FOR_DELIVERY;
import static io.lading.core.contract.OrderStatus.PENDING;
import static io.lading.core.contract.OrderStatus.PICKED_UP;
import static io.lading.core.contract.OrderStatus.REJECTED;
import static io.lading.core.contract.OrderStatus.RETURNED;
import static io.lading.core.contract.OrderStatus.RETURNING;
import static io.lading.core.contract.OrderStatus.SHIPPED;
import static io.lading.core.contract.OrderStatus.WAREHOUSE_ACCEPTED;
import static io.lading.core.contract.OrderStatus.WAREHOUSE_OUTBOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In whatever order carriers report, the end is the same and so is the time line. */
class ShuffledMilestonesTest {

  private static final int RANDOM_HISTORIES = 1_000;

  private record Entry(
      @Nullable String packageNo, @Nullable OrderStatus milestone, @Nullable Instant occurredAt) {}

  static Stream<Arguments> paths() {
    return Stream.of(
        Arguments.of(
            FulfilmentMode.DIRECT,
            List.of(CONFIRMED, SHIPPED, OUT_FOR_DELIVERY, REJECTED, RETURNING, RETURNED)),
        Arguments.of(
            FulfilmentMode.CARRIER,
            List.of(CONFIRMED, SHIPPED, CARRIER_ACCEPTED, PICKED_UP, OUT_FOR_DELIVERY, DELIVERED)),
        Arguments.of(
            FulfilmentMode.CARRIER,
            List.of(SHIPPED, PICKED_UP, OUT_FOR_DELIVERY, REJECTED, RETURNING, RETURNED)),
        Arguments.of(
            FulfilmentMode.WAREHOUSE,
            List.of(
                SHIPPED,
                WAREHOUSE_ACCEPTED,
                WAREHOUSE_OUTBOUND,
                PICKED_UP,
                OUT_FOR_DELIVERY,
                DELIVERED)));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void everyPermutationOfAPathEndsTheSame(FulfilmentMode mode, List<OrderStatus> path) {
    Set<Entry> timeLine = timeLine(run(mode, 1, reports(path, null)));
    assertThat(timeLine).hasSize(path.size());

    for (List<OrderStatus> permutation : permutations(path)) {
      Journey journey = run(mode, 1, reports(permutation, null));
      assertThat(journey.status()).as("%s", permutation).isEqualTo(path.getLast());
      assertThat(timeLine(journey)).as("%s", permutation).isEqualTo(timeLine);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aShuffledHistoryOfTwoPackagesWithRepeatsEndsTheSame(
      FulfilmentMode mode, List<OrderStatus> path) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<InputEvent> messages = new ArrayList<>(reports(path, "P1"));
    messages.addAll(reports(path, "P2"));
    Set<Entry> timeLine = timeLine(run(mode, 2, messages));

    for (int i = 0; i < RANDOM_HISTORIES; i++) {
      var shuffled = new ArrayList<>(messages);
      for (int repeats = random.nextInt(20); repeats > 0; repeats--) {
        shuffled.add(messages.get(random.nextInt(messages.size())));
      }
      Collections.shuffle(shuffled, random);

      Journey journey = run(mode, 2, shuffled);
      assertThat(journey.status()).as("seed %d, history %d", seed, i).isEqualTo(path.getLast());
      assertThat(timeLine(journey)).as("seed %d, history %d", seed, i).isEqualTo(timeLine);
      assertThat(journey.events()).as("seed %d, history %d", seed, i).hasSize(timeLine.size());
    }
  }

  /** CONFIRMED names no package: it belongs to the order. */
  private static List<InputEvent> reports(List<OrderStatus> path, @Nullable String packageNo) {
    return path.stream()
        .<InputEvent>map(status -> Said.reported(status, status == CONFIRMED ? null : packageNo))
        .toList();
  }

  private static Journey run(FulfilmentMode mode, int packages, List<InputEvent> messages) {
    OrderStatus[] pending = Collections.nCopies(packages, PENDING).toArray(OrderStatus[]::new);
    return Journey.of(mode, pending).then(messages.toArray(InputEvent[]::new));
  }

  private static Set<Entry> timeLine(Journey journey) {
    var entries = new HashSet<Entry>();
    for (StatusChanged event : journey.events()) {
      PackageState state = event.packageState();
      entries.add(
          new Entry(
              state == null ? null : state.packageNo(), event.milestone(), event.occurredAt()));
    }
    return entries;
  }

  private static <T> List<List<T>> permutations(List<T> elements) {
    if (elements.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<T>>();
    for (int i = 0; i < elements.size(); i++) {
      var rest = new ArrayList<>(elements);
      T first = rest.remove(i);
      for (List<T> permutation : permutations(rest)) {
        var whole = new ArrayList<>(permutation);
        whole.addFirst(first);
        all.add(whole);
      }
    }
    return all;
  }
}
