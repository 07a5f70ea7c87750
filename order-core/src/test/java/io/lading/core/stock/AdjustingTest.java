package io.lading.core.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.stock.Adjustment.Adjusted;
import io.lading.core.stock.Adjustment.BelowReserved;
import io.lading.core.stock.Adjustment.Unchanged;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdjustingTest {

  private static final StockKey SKU = new StockKey(1, 1);

  @Test
  void adjustmentsFollowEachOtherAndARefusedOneChangesNothing() {
    var adjusting = new Adjusting(Map.of(SKU, new StockLevel(10, 4)));

    assertThat(adjusting.apply(event(-6L, null))).isEqualTo(new Adjusted(-6, 4));
    assertThat(adjusting.apply(event(-1L, null)))
        .isEqualTo(new BelowReserved(new StockLevel(4, 4)));
    assertThat(adjusting.apply(event(null, 3L))).isEqualTo(new BelowReserved(new StockLevel(4, 4)));
    assertThat(adjusting.apply(event(null, 4L))).isEqualTo(new Unchanged());
    assertThat(adjusting.apply(event(0L, null))).isEqualTo(new Unchanged());
    assertThat(adjusting.apply(event(null, 9L))).isEqualTo(new Adjusted(5, 9));
    assertThat(adjusting.quantities()).isEqualTo(Map.of(SKU, 9L));
  }

  @Test
  void aSkuWithoutARowHasNoStock() {
    var adjusting = new Adjusting(Map.of());

    assertThat(adjusting.apply(event(-1L, null))).isEqualTo(new BelowReserved(StockLevel.NONE));
    assertThat(adjusting.apply(event(null, 0L))).isEqualTo(new Unchanged());
    assertThat(adjusting.quantities()).isEmpty();
    assertThat(adjusting.apply(event(2L, null))).isEqualTo(new Adjusted(2, 2));
  }

  @Test
  void anAdjustmentOfNothingIsOurBug() {
    var adjusting = new Adjusting(Map.of());
    assertThatThrownBy(() -> adjusting.apply(event(null, null)))
        .isInstanceOf(InvariantBroken.class);
  }

  /** The model counts without bounds. */
  @Test
  void noSequenceOfAdjustmentsOverflowsOrTakesReservedGoods() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      long reserved = random.nextInt(100);
      var adjusting = new Adjusting(Map.of(SKU, new StockLevel(reserved, reserved)));
      long quantity = reserved;
      for (int n = 0; n < 50; n++) {
        InventoryAdjusted event = random(random);
        BigInteger wanted = wanted(event, quantity);
        boolean possible =
            wanted.bitLength() < 64 && wanted.compareTo(BigInteger.valueOf(reserved)) >= 0;
        Adjustment result = adjusting.apply(event);
        assertThat(result instanceof Adjusted || result instanceof Unchanged)
            .as("seed %d, step %d, %s", seed, n, event)
            .isEqualTo(possible);
        quantity = possible ? wanted.longValueExact() : quantity;
        assertThat(adjusting.quantities().getOrDefault(SKU, reserved)).isEqualTo(quantity);
      }
    }
  }

  private static BigInteger wanted(InventoryAdjusted event, long quantity) {
    return event.delta() == null
        ? BigInteger.valueOf(event.setTo() == null ? 0 : event.setTo())
        : BigInteger.valueOf(quantity).add(BigInteger.valueOf(event.delta()));
  }

  private static InventoryAdjusted random(Random random) {
    long pieces = random.nextLong() >> random.nextInt(64);
    return random.nextBoolean() ? event(pieces, null) : event(null, pieces);
  }

  private static InventoryAdjusted event(@Nullable Long delta, @Nullable Long setTo) {
    return new InventoryAdjusted(1, 1, delta, setTo, null);
  }
}
