package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.change.ChangedOrder.StockMove;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.Patch;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.Holding;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds whatever is said of an order, in whatever batches. */
class RandomHistoriesTest {

  private static final int HISTORIES = 500;
  private static final int MESSAGES = 40;

  /** With the seed in every failure. */
  private static void forEachHistory(Consumer<Random> claim) {
    long seed = new Random().nextLong();
    for (int i = 0; i < HISTORIES; i++) {
      try {
        claim.accept(new Random(seed + i));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + (seed + i) + ": " + e.getMessage(), e);
      }
    }
  }

  private static Journey inBatches(Journey journey, List<InputEvent> messages, Random random) {
    for (int at = 0; at < messages.size(); ) {
      int to = Math.min(messages.size(), at + 1 + random.nextInt(8));
      journey.then(messages.subList(at, to).toArray(InputEvent[]::new));
      at = to;
    }
    return journey;
  }

  private static Journey history(Random random) {
    var sayings = new RandomSayings(random);
    return inBatches(sayings.journey(), sayings.messages(MESSAGES), random);
  }

  @Test
  void eventsAreNumberedWithoutAGapAndOnlyStatusesMoveTheStatusVersion() {
    forEachHistory(
        random -> {
          Journey journey = history(random);
          int sequence = 1;
          int statusVersion = 1;
          for (StatusChanged event : journey.events()) {
            boolean moves =
                event.kind() == EventKind.TRANSITION || event.kind() == EventKind.PACKAGE;
            statusVersion += moves ? 1 : 0;
            assertThat(event.sequence()).isEqualTo(++sequence);
            assertThat(event.statusVersion()).isEqualTo(statusVersion);
          }
          assertThat(journey.order().sequence()).isEqualTo(sequence);
          assertThat(journey.order().statusVersion()).isEqualTo(statusVersion);
        });
  }

  @Test
  void theOrdersStatusInEveryEventIsTheFunctionOfItsPackages() {
    forEachHistory(
        random -> {
          var sayings = new RandomSayings(random);
          Journey journey = sayings.journey();
          var replay = new Replay(journey.order());
          var lifeCycle = LifeCycle.of(journey.order().facts().fulfilmentMode());
          inBatches(journey, sayings.messages(MESSAGES), random);

          OrderStatus before = OrderStatus.PENDING;
          for (ChangedOrder.Announcement announcement : journey.announcements()) {
            replay.take(announcement);
            StatusChanged event = announcement.event();
            assertThat(event.status()).isEqualTo(lifeCycle.status(replay.packages()));
            assertThat(event.previousStatus())
                .isEqualTo(event.kind() == EventKind.TRANSITION ? before : null);
            assertThat(event.kind() == EventKind.TRANSITION).isEqualTo(event.status() != before);
            before = event.status();
          }
          assertThat(replay.packages()).isEqualTo(journey.order().standings());
          assertThat(before).isEqualTo(journey.status());
        });
  }

  @Test
  void stockMovesLeadFromOneHoldingToTheNextAndEndInTheLast() {
    forEachHistory(
        random -> {
          var sayings = new RandomSayings(random);
          Journey journey = sayings.journey();
          List<Holding> held = holdings(journey);
          inBatches(journey, sayings.messages(MESSAGES), random);

          for (ChangedOrder change : journey.changes()) {
            for (StockMove move : change.stockMoves()) {
              assertThat(move.before()).isEqualTo(held.set(move.packageIndex(), move.after()));
              assertThat(move.after()).isNotEqualTo(move.before());
            }
          }
          assertThat(held).isEqualTo(holdings(journey));
        });
  }

  private static List<Holding> holdings(Journey journey) {
    LiveOrder order = journey.order();
    return new ArrayList<>(
        order.standings().stream()
            .map(standing -> Holding.of(order.facts().orderType(), standing.status()))
            .toList());
  }

  @Test
  void shipmentsAreAnnouncedWhenTheOrderLeavesPendingAndOnlyAgainWhenTheyGoElsewhere() {
    forEachHistory(
        random -> {
          boolean known = false;
          for (ChangedOrder.Announcement announcement : history(random).announcements()) {
            StatusChanged event = announcement.event();
            boolean departs =
                event.previousStatus() == OrderStatus.PENDING
                    && event.status() != OrderStatus.CANCELLED;
            boolean redirects = event.kind() == EventKind.FIELDS && known;
            known |= departs;
            if (departs) {
              assertThat(announcement.shipmentsOf()).isNotEmpty();
            } else if (!redirects) {
              assertThat(announcement.shipmentsOf()).isEmpty();
            }
          }
        });
  }

  @Test
  void anInterceptWaitsExactlyWhileItsPackageIsIntercepting() {
    forEachHistory(
        random -> {
          var waiting = new TreeMap<Integer, Integer>();
          for (ChangedOrder change : history(random).changes()) {
            change.asksEnded().forEach(ended -> end(ended, waiting));
            for (Ask ask : change.asks()) {
              assertThat(waiting.put(ask.packageIndex(), ask.sequence())).isNull();
            }
            List<Standing> standings = change.after().standings();
            assertThat(waiting.keySet())
                .containsExactlyElementsOf(
                    IntStream.range(0, standings.size())
                        .filter(i -> standings.get(i).isIntercepting())
                        .boxed()
                        .toList());
          }
        });
  }

  private static void end(AskEnded ended, Map<Integer, Integer> waiting) {
    if (ended.asked() == null) {
      assertThat(waiting.remove(ended.packageIndex())).isNotNull();
    } else {
      assertThat(waiting).doesNotContainKey(ended.packageIndex());
    }
  }

  @Test
  void howMessagesAreBatchedChangesNothing() {
    forEachHistory(
        random -> {
          long seed = random.nextLong();
          var sayings = new RandomSayings(new Random(seed));
          List<InputEvent> messages = sayings.messages(MESSAGES);
          Journey batched = inBatches(journey(seed), messages, random);
          Journey single = journey(seed);
          messages.forEach(single::then);

          assertThat(batched.outcomes()).isEqualTo(single.outcomes());
          assertThat(batched.announcements()).isEqualTo(single.announcements());
          assertThat(batched.order().standings()).isEqualTo(single.order().standings());
          assertThat(batched.order().parcels()).isEqualTo(single.order().parcels());
          assertThat(batched.fields()).isEqualTo(single.fields());
          assertThat(batched.order().marks().bytes()).isEqualTo(single.order().marks().bytes());
        });
  }

  private static Journey journey(long seed) {
    return new RandomSayings(new Random(seed)).journey();
  }

  @Test
  void exactlyWhatIsAppliedHasEvents() {
    forEachHistory(
        random -> {
          var sayings = new RandomSayings(random);
          Journey journey = sayings.journey();
          for (InputEvent message : sayings.messages(MESSAGES)) {
            LiveOrder before = journey.order();
            int events = journey.events().size();
            journey.then(message);
            boolean applied = journey.outcome() instanceof Outcome.Applied;
            assertThat(journey.events().size() > events).isEqualTo(applied);
            assertThat(journey.order() != before).isEqualTo(applied);
          }
        });
  }

  @Test
  void aMilestoneThatWasAppliedIsANoOpEverAfter() {
    forEachHistory(
        random -> {
          var sayings = new RandomSayings(random);
          Journey journey = sayings.journey();
          var applied = new ArrayList<InputEvent>();
          for (InputEvent message : sayings.messages(MESSAGES)) {
            journey.then(message);
            if (message instanceof StatusUpdate && journey.outcome() instanceof Outcome.Applied) {
              applied.add(message);
            }
          }
          int events = journey.events().size();

          journey.then(applied.toArray(InputEvent[]::new));

          assertThat(journey.events()).hasSize(events);
        });
  }

  @Test
  void aChangeOfFieldsThatWasAppliedIsANoOpWhenItIsRepeated() {
    forEachHistory(
        random -> {
          var sayings = new RandomSayings(random);
          Journey journey = sayings.journey();
          for (int i = 0; i < MESSAGES; i++) {
            InputEvent update = sayings.update();
            journey.then(sayings.next(), update);
            if (journey.outcome() instanceof Outcome.Applied) {
              journey.then(update);
              assertThat(journey.outcome()).isInstanceOf(Outcome.NoOp.class);
            }
          }
        });
  }

  @Test
  void changesOfFieldsNeverMakeAStatusUpdateFail() {
    forEachHistory(
        random -> {
          long seed = random.nextLong();
          List<InputEvent> all = new RandomSayings(new Random(seed)).messages(MESSAGES);
          Journey with = journey(seed).then(all.toArray(InputEvent[]::new));
          Journey without =
              journey(seed)
                  .then(
                      all.stream()
                          .filter(message -> !(message instanceof OrderUpdate))
                          .toArray(InputEvent[]::new));

          assertThat(outcomesOfStatuses(all, with))
              .isEqualTo(without.outcomes().stream().map(Words::outcome).toList());
          assertThat(with.order().standings()).isEqualTo(without.order().standings());
          assertThat(with.order().statusVersion()).isEqualTo(without.order().statusVersion());
        });
  }

  private static List<String> outcomesOfStatuses(List<InputEvent> messages, Journey journey) {
    return IntStream.range(0, messages.size())
        .filter(i -> !(messages.get(i) instanceof OrderUpdate))
        .mapToObj(i -> Words.outcome(journey.outcomes().get(i)))
        .toList();
  }

  @Test
  void statusesNeverMakeAChangeOfFieldsConflict() {
    forEachHistory(
        random -> {
          var sayings = new RandomSayings(random);
          Journey journey = sayings.journey();
          for (int version = 1; version < 10; version++) {
            journey.then(sayings.next(), sayings.next());
            var description =
                Said.description(new Patch.Set<>("buyer" + version), new Patch.Absent<>());
            journey.then(Said.updated(null, version, description));
            assertThat(journey.outcome()).isInstanceOf(Outcome.Applied.class);
          }
        });
  }
}
