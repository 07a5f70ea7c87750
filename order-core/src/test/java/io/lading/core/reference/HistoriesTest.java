package io.lading.core.reference;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.RejectionCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoriesTest {

  private static final int MANY = 10_000;

  @Test
  void theSameSeedMakesTheSameHistoryAndAnotherAnother() {
    assertThat(Histories.of(7, MANY)).isEqualTo(Histories.of(7, MANY)).hasSize(MANY);
    assertThat(Histories.of(7, 100)).isNotEqualTo(Histories.of(8, 100));
  }

  @Test
  void aLongerHistoryBeginsWithTheShorter() {
    assertThat(Histories.of(7, 500)).startsWith(Histories.of(7, 100).toArray(Action[]::new));
  }

  @Test
  void messagesHaveIdentitiesOfTheirOwnUnlessTheyAreReplayed() {
    assertThat(Histories.of(7, MANY))
        .filteredOn(action -> !(action instanceof Action.Replay))
        .extracting(Action::id)
        .doesNotHaveDuplicates();
  }

  /** Else the comparison would prove less than it seems to. */
  @Test
  void manyActionsMeetEveryKindOfActionOutcomeRefusalEventAndStatus() {
    List<Action> history = Histories.of(7, MANY);
    var world = new ReferenceWorld();
    List<Outcome> outcomes = history.stream().map(world::apply).toList();
    List<Outcome.Told> told = outcomes.stream().flatMap(it -> it.told().stream()).toList();
    assertThat(history.stream().map(Object::getClass).collect(toSet()))
        .containsExactlyInAnyOrder(Action.class.getPermittedSubclasses());
    assertThat(outcomes.stream().map(Outcome::result)).contains(Outcome.Result.values());
    assertThat(codes(outcomes)).containsExactlyInAnyOrder(RejectionCode.values());
    assertThat(told.stream().map(Outcome.Told::kind))
        .contains(
            Arrays.stream(EventKind.values())
                .filter(kind -> kind != EventKind.INTERCEPT_OVERDUE)
                .toArray(EventKind[]::new));
    assertThat(outcomes)
        .anyMatch(it -> !it.lost().isEmpty())
        .anyMatch(it -> !it.settled().isEmpty());
    assertThat(told.stream().map(Outcome.Told::status)).contains(OrderStatus.values());
  }

  @Test
  void buyersGiveBackWhatTheyGotAndSometimesMore() {
    var world = new ReferenceWorld();
    Map<String, Integer> returns = new HashMap<>();
    int tooMany = 0;
    for (Action action : Histories.of(7, MANY)) {
      Outcome.Result result = world.apply(action).result();
      if (action instanceof Action.Create create && create.parent() != null) {
        returns.merge(create.parent(), result == Outcome.Result.APPLIED ? 1 : 0, Integer::sum);
        tooMany +=
            result == Outcome.Result.REJECTED && returns.getOrDefault(create.parent(), 0) > 0
                ? 1
                : 0;
      }
    }
    assertThat(returns.values().stream().mapToInt(n -> n).sum()).isGreaterThan(30);
    assertThat(returns).containsValue(2);
    assertThat(tooMany).isGreaterThan(10);
  }

  private static Set<RejectionCode> codes(List<Outcome> outcomes) {
    return outcomes.stream().flatMap(it -> Stream.ofNullable(it.code())).collect(toSet());
  }
}
