package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2024-02-29T12:00:00.1Z",
        "2026-11-28T05:42:30.000001Z",
        "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z"
      })
  void edgesReadAsInstantWritesThem(String text) {
    Instant time = Instant.parse(text);
    assertThat(Rfc3339Text.of(time)).isEqualTo(time.toString());
  }

  @RepeatedTest(20)
  void anyTimeReadsAsInstantWritesIt() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Instant time = any(random);
      assertThat(Rfc3339Text.of(time)).as("seed %d", seed).isEqualTo(time.toString());
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Instant time = Instant.parse("2026-11-28T05:42:30.120450Z");
    assertThat(Rfc3339.parse(Rfc3339Text.of(time))).isEqualTo(time);
  }

  private static Instant any(Random random) {
    int[] grains = {1, 1_000, 1_000_000, 1_000_000_000};
    int grain = grains[random.nextInt(grains.length)];
    long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
    return Instant.ofEpochSecond(second, random.nextInt(1_000_000_000 / grain) * (long) grain);
  }
}
