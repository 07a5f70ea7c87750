package io.lading.core.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.ShortSku;
import io.lading.core.stock.Reservation.Reserved;
import io.lading.core.stock.Reservation.Short;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {

  private static final StockKey A = new StockKey(1, 1);
  private static final StockKey B = new StockKey(1, 2);

  @Test
  void allItemsAreReservedOrNone() {
    var stock = new Allocation(Map.of(A, new StockLevel(10, 3), B, new StockLevel(5, 0)));

    assertThat(stock.reserve(demand(A, 7, B, 6)))
        .isEqualTo(new Short(List.of(new ShortSku(1, 2, 6, 5))));
    assertThat(stock.reserved()).isEmpty();
    assertThat(stock.reserve(demand(A, 7, B, 5))).isEqualTo(new Reserved());
    assertThat(stock.reserved()).isEqualTo(Map.of(A, 7L, B, 5L));
  }

  @Test
  void theLinesOfAnOrderAreSummedPerSkuAndWarehouse() {
    var stock = new Allocation(Map.of(A, new StockLevel(10, 0)));

    assertThat(stock.reserve(demand(A, 6, A, 6)))
        .isEqualTo(new Short(List.of(new ShortSku(1, 1, 12, 10))));
    assertThat(stock.reserve(new Demand().add(2, 1, 1)))
        .isEqualTo(new Short(List.of(new ShortSku(2, 1, 1, 0))));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Demand().add(1, 1, 0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new StockLevel(1, 2)).hasMessageContaining("within");
    assertThatThrownBy(() -> new StockLevel(1, -1)).hasMessageContaining("within");
  }

  /** The naive model serves piece by piece and takes back what it took when one is missing. */
  @Test
  void manyOrdersAreServedAsPieceByPieceInTheirOrder() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      Map<StockKey, StockLevel> levels = levels(random);
      var stock = new Allocation(levels);
      var pieces = new HashMap<StockKey, Integer>();
      levels.forEach((key, level) -> pieces.put(key, (int) level.available()));
      for (int order = 0; order < 40; order++) {
        List<StockKey> wanted = wanted(random);
        var demand = new Demand();
        wanted.forEach(key -> demand.add(key.warehouseId(), key.skuId(), 1));
        boolean served = serve(pieces, wanted);
        assertThat(stock.reserve(demand) instanceof Reserved)
            .as("seed %d, order %d", seed, order)
            .isEqualTo(served);
      }
      assertBalanced(seed, levels, pieces, stock.reserved());
    }
  }

  private static void assertBalanced(
      long seed,
      Map<StockKey, StockLevel> levels,
      Map<StockKey, Integer> left,
      Map<StockKey, Long> reserved) {
    levels.forEach(
        (key, level) ->
            assertThat(level.available() - reserved.getOrDefault(key, 0L))
                .as("seed %d, %s", seed, key)
                .isEqualTo(left.getOrDefault(key, 0).longValue()));
    assertThat(reserved.values()).as("seed %d", seed).allMatch(taken -> taken > 0);
  }

  private static Map<StockKey, StockLevel> levels(Random random) {
    var levels = new HashMap<StockKey, StockLevel>();
    for (int n = 0; n < 4; n++) {
      int reserved = random.nextInt(5);
      levels.put(key(random), new StockLevel(reserved + random.nextInt(30), reserved));
    }
    return levels;
  }

  private static List<StockKey> wanted(Random random) {
    var wanted = new ArrayList<StockKey>();
    for (int n = random.nextInt(6); n >= 0; n--) {
      wanted.add(key(random));
    }
    return wanted;
  }

  private static StockKey key(Random random) {
    return new StockKey(1 + random.nextInt(2), 1 + random.nextInt(3));
  }

  private static boolean serve(Map<StockKey, Integer> pieces, List<StockKey> wanted) {
    var taken = new ArrayList<StockKey>();
    for (StockKey key : wanted) {
      if (pieces.getOrDefault(key, 0) == 0) {
        taken.forEach(back -> pieces.merge(back, 1, Integer::sum));
        return false;
      }
      pieces.merge(key, -1, Integer::sum);
      taken.add(key);
    }
    return true;
  }

  private static Demand demand(StockKey first, long pieces, StockKey second, long more) {
    return new Demand()
        .add(first.warehouseId(), first.skuId(), pieces)
        .add(second.warehouseId(), second.skuId(), more);
  }
}
