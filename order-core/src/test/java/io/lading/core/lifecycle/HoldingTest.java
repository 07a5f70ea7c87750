package io.lading.core.lifecycle;

import static io.lading.core.lifecycle.Holding.DEDUCTED;
import static io.lading.core.lifecycle.Holding.NOTHING;
import static io.lading.core.lifecycle.Holding.RESERVED;
import static io.lading.core.lifecycle.Holding.RESTOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stock is a function of a package's status, so each change of it happens once. */
class HoldingTest {

  /** From domain.md, "Stock" and "Cancelling". */
  private static final String HOLDINGS =
      """
      status                  FORWARD   REVERSE
      PENDING                 RESERVED  NOTHING
      CONFIRMED               DEDUCTED  NOTHING
      SHIPPED                 DEDUCTED  NOTHING
      WAREHOUSE_ACCEPTED      DEDUCTED  NOTHING
      WAREHOUSE_OUTBOUND      DEDUCTED  NOTHING
      CARRIER_ACCEPTED        DEDUCTED  NOTHING
      PICKED_UP               DEDUCTED  NOTHING
      OUT_FOR_DELIVERY        DEDUCTED  NOTHING
      DELIVERED               DEDUCTED  RESTOCKED
      REJECTED                DEDUCTED  NOTHING
      COMPLETED               DEDUCTED  RESTOCKED
      WAREHOUSE_INTERCEPTING  DEDUCTED  NOTHING
      DELIVERY_INTERCEPTING   DEDUCTED  NOTHING
      RETURNING               DEDUCTED  NOTHING
      RETURNED                NOTHING   NOTHING
      CANCELLED               NOTHING   NOTHING
      """;

  @Test
  void everyStatusHoldsWhatIsWritten() {
    List<List<String>> rows =
        HOLDINGS.lines().skip(1).map(line -> Arrays.asList(line.split("\\s+"))).toList();
    assertThat(rows).hasSize(OrderStatus.values().length);
    assertThat(rows)
        .allSatisfy(
            row -> {
              OrderStatus status = OrderStatus.valueOf(row.getFirst());
              assertThat(Holding.of(OrderType.FORWARD, status)).hasToString(row.get(1));
              assertThat(Holding.of(OrderType.REVERSE, status)).hasToString(row.get(2));
            });
  }

  @Test
  void confirmingTakesFromTheStockWhatWasReservedOfIt() {
    assertThat(change(RESERVED, DEDUCTED)).containsExactly(-1, -1);
  }

  @Test
  void cancellingReleasesWhatIsReservedAndRestoresWhatIsDeducted() {
    assertThat(change(RESERVED, NOTHING)).containsExactly(0, -1);
    assertThat(change(DEDUCTED, NOTHING)).containsExactly(1, 0);
  }

  @Test
  void aReturnIsRestockedWhenItArrives() {
    assertThat(change(NOTHING, RESTOCKED)).containsExactly(1, 0);
  }

  @Test
  void whatStaysAsItIsMovesNoStock() {
    assertThat(Holding.values())
        .allSatisfy(holding -> assertThat(change(holding, holding)).containsExactly(0, 0));
  }

  /** However a package gets from one to the other. */
  @Test
  void theSumOfAllChangesIsThatOfTheFirstAndTheLast() {
    Stream.of(Holding.values())
        .forEach(
            first ->
                Stream.of(Holding.values())
                    .forEach(
                        second ->
                            assertThat(change(NOTHING, second))
                                .containsExactly(
                                    first.quantityTo(second) + NOTHING.quantityTo(first),
                                    first.reservedTo(second) + NOTHING.reservedTo(first))));
  }

  private static List<Integer> change(Holding before, Holding after) {
    return List.of(before.quantityTo(after), before.reservedTo(after));
  }
}
