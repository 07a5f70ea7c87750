package io.lading.core.centre.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ArchiveOrders;
import io.lading.core.change.ArchivePolicy;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.StorageUnavailable;
import io.lading.core.model.LgOrderCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each round is a hundred days later: what was brought back in one is old in the next. */
class ArchiveKillsIT {

  private static final int KILLS = 50;
  private static final int NEW_ORDERS = 4;
  private static final int BATCHES = 5;
  private static final int TALKERS = 3;
  private static final int PAGE = 20;

  /** So many messages were told of the orders of the first round, four of each. */
  private static final int KNOWN = 4 * NEW_ORDERS;

  private final HistoryHouse house = new HistoryHouse();
  private final KilledConnections connections = new KilledConnections(house.workshop.database);
  private final List<Long> orders = new ArrayList<>();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @AfterEach
  void close() throws Exception {
    connections.close();
    house.close();
  }

  @Test
  void killedAtAnyMomentWhileOrdersAreTalkedAboutItBreaksNothing() throws Exception {
    System.out.println("seed " + seed);
    for (int round = 0; round < KILLS; round++) {
      orders.addAll(house.finished("T" + round + "-", NEW_ORDERS));
      round(round);
      house.holdsEveryInvariant("seed %d, round %d".formatted(seed, round));
    }
    assertThat(house.workshop.count("archived_order")).isPositive();
    assertThat(broughtBack()).isGreaterThan(KILLS);
    System.out.printf(
        "seed %d: %d orders, %d of them archived, %d brought back on the way%n",
        seed, orders.size(), house.workshop.count("archived_order"), broughtBack());
  }

  private void round(int round) throws Exception {
    Instant now = HistoryHouse.NOW.plus(Duration.ofDays(100L * round));
    long roundSeed = random.nextLong();
    connections.killAt(1 + random.nextInt(100));
    Together.run(
        TALKERS + 1,
        thread -> {
          if (thread == TALKERS) {
            archive(now);
          } else {
            talk(new Random(roundSeed + thread), round + "-" + thread, now);
          }
          return List.of();
        });
  }

  /** Each move is a note, and those in history have moved once more there than back. */
  private long broughtBack() {
    return (house.workshop.count("due_snapshot") - house.workshop.count("archived_order")) / 2;
  }

  /** Killed, it goes on, as one that was started again, to the end of a round. */
  private void archive(Instant now) {
    ArchiveOrders archiver =
        house
            .centre(connections.database())
            .archiveOrders(new ArchivePolicy(HistoryHouse.AFTER, null, false, PAGE), () -> now);
    try {
      while (!connections.killed()) {
        archiver.runOnce();
      }
    } catch (StorageUnavailable killed) {
      assertThat(connections.killed()).as("%s", killed).isTrue();
    }
    HistoryHouse.run(
        house.centre.archiveOrders(
            new ArchivePolicy(HistoryHouse.AFTER, null, false, PAGE), () -> now));
  }

  private void talk(Random words, String name, Instant now) {
    for (int batch = 0; batch < BATCHES; batch++) {
      if (words.nextInt(4) == 0) {
        OrderPaid paid = trade(words, name + batch);
        house
            .centre
            .createOrders()
            .create(new Batch<>(List.of(Workshop.fromTopic(paid)), List.of(), now));
      } else {
        List<Entry<InputEvent>> entries = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
          entries.add(message(words, name + "-" + batch + "-" + n));
        }
        assertThat(house.centre.changeOrders().change(Update.batch(entries, now)))
            .noneMatch(outcome -> outcome instanceof Outcome.Parked);
      }
    }
  }

  /** A return, or a trade that is known. */
  private OrderPaid trade(Random words, String name) {
    long parent = any(words);
    return words.nextBoolean()
        ? SampleTrade.trade("R" + name).returning(LgOrderCode.of(parent)).item(1, 1).paid()
        : SampleTrade.trade("T0-" + words.nextInt(NEW_ORDERS)).item(1, 2).paid();
  }

  private Entry<InputEvent> message(Random words, String name) {
    long order = any(words);
    return switch (words.nextInt(5)) {
      case 0 -> words.nextBoolean() ? Update.scan(name, order) : Update.scan(name, "M" + order);
      case 1 -> Update.status(name, order, "OUT_FOR_DELIVERY");
      case 2 -> Update.status("message " + (1 + words.nextInt(KNOWN)), order, "SHIPPED");
      case 3 -> Update.fields(name, order, "{\"buyerName\":\"" + name + "\"}", "");
      default -> Update.cancel(name, order);
    };
  }

  private long any(Random words) {
    return orders.get(words.nextInt(orders.size()));
  }
}
