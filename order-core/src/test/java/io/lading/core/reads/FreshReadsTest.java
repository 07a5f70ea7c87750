package io.lading.core.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.intake.StorageUnavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever fails at the replica is asked at the primary, unless it would fail there, too. */
class FreshReadsTest implements Replica {

  private static final ReadTokens TOKENS =
      new ReadTokens(List.of(new ReadToken(new WalPosition(1, 2), 3, 4)));

  private final FreshReads reads = new FreshReads(this);
  private final List<String> failures = new ArrayList<>();
  private int asked;

  @Test
  void whoAnswersIsTold() {
    assertThat(reads.answer(TOKENS, () -> byReplica(null)))
        .isEqualTo(new Answered<>("replica", Source.REPLICA));
    assertThat(reads.answer(TOKENS, () -> "nobody was asked").source()).isEqualTo(Source.PRIMARY);
  }

  @Test
  void aQuestionKnowsWhatItsCallerWrote() {
    assertThat(reads.answer(TOKENS, () -> Reading.now().written()).answer()).isEqualTo(TOKENS);
    assertThat(Reading.now().written().isEmpty()).isTrue();
    assertThat(Reading.now().mayAskReplica()).isFalse();
  }

  @Test
  void aReplicaThatIsGoneIsNotAskedAnyMore() {
    for (String state : List.of("08006", "57P01")) {
      assertThat(reads.answer(TOKENS, () -> byReplica(state)))
          .isEqualTo(new Answered<>("primary", Source.PRIMARY));
    }
    assertThat(reads.answer(TOKENS, () -> byReplica("")).answer()).isEqualTo("primary");
    assertThat(failures).containsExactly("08006", "57P01", "");
  }

  @Test
  void aQuestionThatMeetsTheReplayIsAskedAgainAndNothingElseChanges() {
    assertThat(reads.answer(TOKENS, () -> byReplica("40001")).answer()).isEqualTo("primary");
    assertThat(failures).isEmpty();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whatTakesTooLongIsNotAskedTwice() {
    assertThatThrownBy(() -> reads.answer(TOKENS, () -> byReplica("57014")))
        .isInstanceOf(StorageUnavailable.class);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void whatFailsAtThePrimaryFails() {
    assertThatThrownBy(() -> reads.answer(TOKENS, () -> failing("08006")))
        .isInstanceOf(StorageUnavailable.class);
    assertThat(failures).isEmpty();
  }

  /** {@code state}: with which the replica fails; an empty one is none. */
  private String byReplica(@Nullable String state) {
    asked++;
    if (!Reading.now().mayAskReplica()) {
      return "primary";
    }
    Reading.now().askedReplica();
    return state == null ? "replica" : failing(state);
  }

  private static String failing(String state) {
    throw new StorageUnavailable(state, new SQLException("away", state.isEmpty() ? null : state));
  }

  @Override
  public ReplicaState state() {
    return new ReplicaState.Absent();
  }

  @Override
  public void failed(String why) {
    failures.add(why);
  }
}
