package io.lading.planner.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusChanged;
import io.lading.planner.StatusEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void eventsAreTakenByTheirSequenceHoweverTheyCome() {
    var turns = new Turns(Map.of(7L, 1), List.of());
    List.of(event(7, 3), event(7, 4), event(7, 2)).forEach(turns::offer);
    assertThat(turns.take()).containsExactly(event(7, 2), event(7, 3), event(7, 4));
    assertThat(turns.taken()).containsEntry(7L, 4);
    assertThat(turns.toKeep()).isEmpty();
  }

  @Test
  void whatComesAfterAGapWaitsAndItsNeighboursDoNot() {
    var turns = new Turns(Map.of(7L, 1, 8L, 0), List.of());
    List.of(event(7, 3), event(8, 1)).forEach(turns::offer);
    assertThat(turns.take()).containsExactly(event(8, 1));
    assertThat(turns.toKeep()).containsExactly(event(7, 3));
  }

  @Test
  void whatWasKeptIsTakenWithWhatWasMissing() {
    var turns = new Turns(Map.of(7L, 1), List.of(event(7, 3), event(7, 5)));
    assertThat(turns.offer(event(7, 2))).isTrue();
    assertThat(turns.hasTakenKept()).isFalse();
    assertThat(turns.take()).containsExactly(event(7, 2), event(7, 3));
    assertThat(turns.hasTakenKept()).isTrue();
    assertThat(turns.toKeep()).isEmpty();
    assertThat(turns.take()).isEmpty();
  }

  @Test
  void whatWasKeptAndIsTakenByNowIsToGoAndNotForeseen() {
    var turns = new Turns(Map.of(7L, 6), List.of(event(7, 5), event(7, 8)));
    assertThat(turns.take()).isEmpty();
    assertThat(turns.early()).containsExactly(event(7, 8));
    assertThat(turns.hasTakenKept()).isTrue();
    assertThat(turns.toKeep()).isEmpty();
  }

  @Test
  void whatWasTakenOrIsKeptIsNotNew() {
    var turns = new Turns(Map.of(7L, 2), List.of(event(7, 5)));
    assertThat(turns.offer(event(7, 2))).isFalse();
    assertThat(turns.offer(event(7, 5))).isFalse();
    assertThat(turns.offer(event(7, 6))).isTrue();
    assertThat(turns.offer(event(7, 6))).isFalse();
  }

  @Test
  void gapsArePassedAsFarAsNothingWillFillThem() {
    var turns =
        new Turns(Map.of(7L, 0), List.of(event(7, 2), event(7, 4), event(7, 5), event(7, 7)));
    assertThat(turns.take(Map.of(7L, 4))).containsExactly(event(7, 2), event(7, 4), event(7, 5));
    assertThat(turns.taken()).containsEntry(7L, 5);
    assertThat(turns.take(Map.of(7L, 7))).containsExactly(event(7, 7));
  }

  @Test
  void aRowWithoutGapsIsTakenWholeInOrderInWhateverPiecesAndOrderItComes() {
    for (long seed = 1; seed <= 200; seed++) {
      var random = new Random(seed);
      List<StatusChanged> all =
          new ArrayList<>(IntStream.rangeClosed(1, 12).mapToObj(n -> event(7, n)).toList());
      List<StatusChanged> coming = new ArrayList<>(all);
      coming.addAll(all.subList(0, random.nextInt(all.size())));
      Collections.shuffle(coming, random);
      assertThat(takenInPieces(coming, random)).as("seed %d", seed).isEqualTo(all);
    }
  }

  private static List<StatusChanged> takenInPieces(List<StatusChanged> coming, Random random) {
    List<StatusChanged> taken = new ArrayList<>();
    Map<Long, Integer> sequences = Map.of(7L, 0);
    List<StatusChanged> kept = List.of();
    int next = 0;
    while (next < coming.size()) {
      int end = Math.min(coming.size(), next + 1 + random.nextInt(4));
      var turns = new Turns(sequences, kept);
      coming.subList(next, end).forEach(turns::offer);
      taken.addAll(turns.take());
      sequences = turns.taken();
      kept =
          Stream.concat(kept.stream(), turns.toKeep().stream())
              .filter(event -> event.sequence() > turns.taken().getOrDefault(7L, 0))
              .toList();
      next = end;
    }
    assertThat(kept).isEmpty();
    return taken;
  }

  private static StatusChanged event(long orderId, int sequence) {
    return StatusEvents.order(orderId, sequence, OrderStatus.CONFIRMED);
  }
}
