package io.lading.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Strikes with SIGKILL as soon as so many trades have been consumed. */
record Kill(long consumed, Victim victim) {

  enum Victim {
    INGEST,
    POSTGRES,
    KAFKA
  }

  /** In the order in which they strike, while so many trades are consumed. */
  static List<Kill> among(int trades, Random random) {
    List<Kill> kills = new ArrayList<>();
    add(kills, 10, Victim.INGEST, trades, random);
    add(kills, 5, Victim.POSTGRES, trades, random);
    add(kills, 5, Victim.KAFKA, trades, random);
    kills.sort(Comparator.comparingLong(Kill::consumed));
    return kills;
  }

  private static void add(List<Kill> kills, int times, Victim victim, int trades, Random random) {
    for (int i = 0; i < times; i++) {
      kills.add(new Kill(random.nextLong(trades - 1_000), victim));
    }
  }

  /** Who was killed is started again. */
  void strike(Pipeline pipeline) {
    switch (victim) {
      case INGEST -> {
        pipeline.ingest().kill();
        pipeline.ingest().restart();
      }
      case POSTGRES -> {
        pipeline.postgres().kill();
        pipeline.postgres().start();
      }
      case KAFKA -> {
        pipeline.kafka().kill();
        pipeline.kafka().start();
      }
    }
  }
}
