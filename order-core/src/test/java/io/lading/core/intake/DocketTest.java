package io.lading.core.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.Origin;
import io.lading.core.contract.RejectionCode;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.KeyReused;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.model.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocketTest {

  private static final PartitionRef PARTITION = new PartitionRef("group", "topic", 0);
  private static final OrderRejected REFUSAL =
      new OrderRejected(
          RejectionCode.INSUFFICIENT_STOCK, "short", "T", "B", null, null, null, Map.of());

  @Test
  void entriesOfOneIdentityAreDecidedOnce() {
    var docket = docket(topic("a"), topic("a"), topic("b"), http("b"), http(null));

    assertThat(docket.isOpen(0)).isTrue();
    docket.settle(0, new Applied(5L));
    assertThat(docket.isOpen(1)).isFalse();
    docket.settle(2, new Rejected(REFUSAL));
    docket.settle(4, new NoOp(5L, null));

    assertThat(docket.outcomes())
        .containsExactly(
            new Applied(5L),
            new NoOp(5L, null),
            new Rejected(REFUSAL),
            new Rejected(REFUSAL),
            new NoOp(5L, null));
    assertThat(docket.memos(outcome -> outcome instanceof Rejected))
        .containsExactly(new Memo(identity("b"), new Rejected(REFUSAL), false, null));
    assertThat(docket.tallies()).isEqualTo(Map.of(PARTITION, new Tally(1, 1, 1, 0, 0)));
  }

  @Test
  void aRecalledIdentityIsNeitherDecidedNorRememberedNorAnnouncedAgain() {
    var docket = docket(topic("a"), http("b"), topic("c"));
    docket.settle(0, new Rejected(REFUSAL));
    docket.recall(
        Map.of(
            identity("a"), new Remembered(RejectionCode.INSUFFICIENT_STOCK, null, null),
            identity("b"), new Remembered(RejectionCode.INSUFFICIENT_STOCK, REFUSAL, null),
            identity("x"), new Remembered(null, null, null)));

    assertThat(docket.isOpen(0) || docket.isOpen(1)).isFalse();
    assertThat(docket.isOpen(2)).isTrue();
    assertThat(docket.outcome(0)).isEqualTo(new NoOp(null, RejectionCode.INSUFFICIENT_STOCK));
    assertThat(docket.outcome(1)).isEqualTo(new Rejected(REFUSAL));
    assertThat(docket.isDecidedNow(0) || docket.isDecidedNow(1)).isFalse();
    docket.settle(2, new Applied(1L));
    assertThat(docket.memos(_ -> true))
        .containsExactly(new Memo(identity("c"), new Applied(1L), false, null));
  }

  @Test
  void aKeyThatIsSentAgainIsRepeatedOnlyWithTheSameContent() {
    Identity content = requireNonNull(RequestContent.of(asked(null, 5)));
    Map<Identity, Remembered> known = Map.of(identity("k"), new Remembered(null, null, content));

    assertThat(recalled(asked(null, 5), known)).isEqualTo(new NoOp(null, null));
    assertThat(recalled(asked(null, 6), known)).isEqualTo(new KeyReused());
    assertThat(recalled(asked(PARTITION, 6), known)).isEqualTo(new NoOp(null, null));
  }

  private static Outcome recalled(Entry<InventoryAdjusted> entry, Map<Identity, Remembered> known) {
    var docket =
        new Docket<InventoryAdjusted>(
            new Batch<>(List.of(entry), List.of(), Instant.EPOCH), _ -> true);
    docket.recall(known);
    assertThat(docket.memos(_ -> true)).isEmpty();
    return docket.outcome(0);
  }

  private static Entry<InventoryAdjusted> asked(@Nullable PartitionRef from, long delta) {
    var event = new InventoryAdjusted(7, 1, delta, null, null);
    return new Entry.Actionable<>(identity("k"), from, event, null, new Origin(null, null, null));
  }

  @Test
  void anOutcomeThatIsNotRememberedStandsForItselfOnly() {
    var docket = docket(Rejected.class::isInstance, topic("a"), topic("a"), topic("a"));

    docket.settle(0, new Applied(5L));
    assertThat(docket.isOpen(1)).isTrue();
    docket.settle(1, new Rejected(REFUSAL));
    assertThat(docket.isOpen(2)).isFalse();

    assertThat(docket.outcomes())
        .containsExactly(
            new Applied(5L),
            new Rejected(REFUSAL),
            new NoOp(null, RejectionCode.INSUFFICIENT_STOCK));
    assertThat(docket.memos(Rejected.class::isInstance))
        .containsExactly(new Memo(identity("a"), new Rejected(REFUSAL), false, null));
    assertThat(docket.isDecidedNow(0) && docket.isDecidedNow(1)).isTrue();
    assertThat(docket.isDecidedNow(2)).isFalse();
  }

  @Test
  void whatTookEffectStaysWhenAnotherTransactionIsFasterToRememberItsIdentity() {
    var docket = docket(Rejected.class::isInstance, topic("a"), topic("a"), topic("a"));
    docket.settle(0, new Applied(5L));
    docket.settle(1, new Rejected(REFUSAL));

    docket.recall(
        Map.of(identity("a"), new Remembered(RejectionCode.CONFLICTING_DUPLICATE, null, null)));

    NoOp recalled = new NoOp(null, RejectionCode.CONFLICTING_DUPLICATE);
    assertThat(docket.outcomes()).containsExactly(new Applied(5L), recalled, recalled);
    assertThat(docket.isDecidedNow(0)).isTrue();
    assertThat(docket.isDecidedNow(1) || docket.isDecidedNow(2)).isFalse();
  }

  @Test
  void anEntryThatWasForgottenIsOurBug() {
    assertThatThrownBy(docket(topic("a"))::outcomes).isInstanceOf(InvariantBroken.class);
  }

  @SafeVarargs
  private static Docket<String> docket(Entry<String>... entries) {
    return docket(_ -> true, entries);
  }

  @SafeVarargs
  private static Docket<String> docket(Predicate<Outcome> isRemembered, Entry<String>... entries) {
    return new Docket<>(new Batch<>(List.of(entries), List.of(), Instant.EPOCH), isRemembered);
  }

  private static Identity identity(String name) {
    return new Identity(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }

  private static Entry<String> topic(String name) {
    return new Entry.Actionable<>(
        identity(name), PARTITION, name, null, new Origin(null, null, null));
  }

  private static Entry<String> http(@Nullable String key) {
    return new Entry.Actionable<>(
        key == null ? null : identity(key), null, "", null, new Origin(null, null, null));
  }
}
