package io.lading.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderTableTest {

  @Test
  void aMillionKeysAreKeptApart() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var table = new OrderTable();
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 1; i <= 1_000_000; i++) {
      long key = i % 2 == 0 ? i : random.nextLong() >>> 1;
      table.know(key, i, i - 1);
      table.see(key, i + 1);
      expected.put(key, i);
    }
    table.forEach(
        (key, known, published, seen) -> {
          assertThat(expected.remove(key)).as("seed %s", seed).isEqualTo(known);
          assertThat(published).isEqualTo(known - 1);
          assertThat(seen).isEqualTo(known + 1);
        });
    assertThat(expected).as("seed %s", seed).isEmpty();
    assertThat(table.known(0)).isZero();
  }
}
