package io.lading.planner.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.StatusChanged;
import io.lading.planner.StatusEvents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParcelFoldTest {

  private static final ParcelKey KEY = new ParcelKey(7, "p1");
  private static final StatusChanged CONFIRMED =
      StatusEvents.confirmed(7, StatusEvents.to(30.1, 120.2));

  @Test
  void announcedShipmentsBeginToWait() {
    ParcelFold fold = fold(List.of(), CONFIRMED);
    assertThat(fold.changed()).singleElement().matches(Parcel::isWaiting);
    assertThat(fold.begunToWait()).isEqualTo(1);
    assertThat(fold.left()).isEmpty();
  }

  @Test
  void aChangedDestinationMovesWhatWaits() {
    Parcel moved =
        only(fold(List.of(), CONFIRMED, StatusEvents.moved(7, 3, StatusEvents.to(31, 121))));
    assertThat(moved.destination().lat()).isEqualTo(31);
    assertThat(moved.version()).isEqualTo(2);
  }

  @Test
  void theSameDestinationAgainChangesNothing() {
    Parcel waiting = only(fold(List.of(), CONFIRMED));
    assertThat(
            fold(List.of(waiting), StatusEvents.moved(7, 3, StatusEvents.to(30.1, 120.2)))
                .changed())
        .isEmpty();
  }

  @Test
  void theShippedThatWasSentByUsChangesNothing() {
    Parcel shipped = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.WAITING);
    assertThat(fold(List.of(shipped), StatusEvents.parcel(7, 3, OrderStatus.SHIPPED)).changed())
        .isEmpty();
  }

  @Test
  void whatIsShippedByOthersLeaves() {
    ParcelFold fold = fold(List.of(), CONFIRMED, StatusEvents.order(7, 3, OrderStatus.SHIPPED));
    assertThat(only(fold).state()).isEqualTo(ParcelState.LEFT);
    assertThat(fold.left()).containsExactly(KEY);
    assertThat(fold.handedOver()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "DELIVERED", "REJECTED", "RETURNING", "OUT_FOR_DELIVERY"})
  void whatIsInOtherHandsLeaves(OrderStatus status) {
    Parcel shipped = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.WAITING);
    assertThat(only(fold(List.of(shipped), StatusEvents.parcel(7, 3, status))).state())
        .isEqualTo(ParcelState.LEFT);
  }

  @ParameterizedTest
  @EnumSource(names = {"WAREHOUSE_INTERCEPTING", "DELIVERY_INTERCEPTING"})
  void anInterceptHoldsAParcelUntilItIsOnItsWayAgain(OrderStatus asked) {
    Parcel shipped = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.WAITING);
    ParcelFold hold = fold(List.of(shipped), StatusEvents.parcel(7, 4, asked));
    Parcel held = only(hold);
    assertThat(held.state()).isEqualTo(ParcelState.HELD);
    assertThat(hold.left()).containsExactly(KEY);
    ParcelFold again = fold(List.of(held), StatusEvents.parcel(7, 5, OrderStatus.CARRIER_ACCEPTED));
    assertThat(only(again).isWaiting()).isTrue();
    assertThat(only(again).version()).isGreaterThan(held.version());
    assertThat(again.left()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "RETURNING", "OUT_FOR_DELIVERY", "DELIVERED"})
  void aHeldParcelThatIsCaughtOrInOtherHandsLeaves(OrderStatus status) {
    Parcel held = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.HELD);
    assertThat(only(fold(List.of(held), StatusEvents.parcel(7, 5, status))).state())
        .isEqualTo(ParcelState.LEFT);
  }

  @Test
  void askedAndTooLateInOnePollLeavesAParcelOnItsRoute() {
    Parcel shipped = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.WAITING);
    ParcelFold fold =
        fold(
            List.of(shipped),
            StatusEvents.parcel(7, 4, OrderStatus.DELIVERY_INTERCEPTING),
            StatusEvents.parcel(7, 5, OrderStatus.PICKED_UP));
    assertThat(only(fold).isWaiting()).isTrue();
    assertThat(fold.left()).isEmpty();
  }

  @Test
  void aHeldParcelMovesWithItsDestination() {
    Parcel held = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.HELD);
    Parcel moved = only(fold(List.of(held), StatusEvents.moved(7, 5, StatusEvents.to(31, 121))));
    assertThat(moved.destination().lat()).isEqualTo(31);
    assertThat(moved.state()).isEqualTo(ParcelState.HELD);
  }

  @Test
  void anInterceptOfWhatIsUnderWayChangesNothing() {
    Parcel loaded = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.LOADED);
    assertThat(
            fold(List.of(loaded), StatusEvents.parcel(7, 4, OrderStatus.DELIVERY_INTERCEPTING))
                .changed())
        .isEmpty();
  }

  @Test
  void outForDeliveryChangesNothingUnderWay() {
    Parcel loaded = shipped(only(fold(List.of(), CONFIRMED)), ParcelState.LOADED);
    assertThat(
            fold(List.of(loaded), StatusEvents.parcel(7, 4, OrderStatus.OUT_FOR_DELIVERY))
                .changed())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "REJECTED"})
  void whatEndsAtTheDoorIsHandedOverThen(OrderStatus status) {
    ParcelFold fold = fold(List.of(loaded()), StatusEvents.parcel(7, 600, status));
    assertThat(fold.handedOver()).containsExactly(entry(KEY, StatusEvents.START.plusSeconds(600)));
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNING", "CANCELLED", "RETURNED"})
  void whatLeavesElsewhereIsNotHandedOver(OrderStatus status) {
    ParcelFold fold = fold(List.of(loaded()), StatusEvents.parcel(7, 600, status));
    assertThat(fold.left()).containsExactly(KEY);
    assertThat(fold.handedOver()).isEmpty();
  }

  @Test
  void whatWasUnderWayAlreadyIsNothingToPlanFor() {
    ParcelFold delivered =
        fold(List.of(loaded()), StatusEvents.parcel(7, 600, OrderStatus.DELIVERED));
    assertThat(delivered.changed()).hasSize(1);
    assertThat(delivered.plannable()).isEmpty();
    assertThat(fold(List.of(), CONFIRMED).plannable()).hasSize(1);
    Parcel waiting = only(fold(List.of(), CONFIRMED));
    assertThat(fold(List.of(waiting), StatusEvents.order(7, 3, OrderStatus.CANCELLED)).plannable())
        .hasSize(1);
  }

  private static Parcel loaded() {
    return shipped(only(fold(List.of(), CONFIRMED)), ParcelState.LOADED);
  }

  @ParameterizedTest
  @EnumSource(
      value = EventKind.class,
      names = {"LATE", "EXCEPTION", "CHECKPOINT", "INTERCEPT_OVERDUE"})
  void whatMovesNothingMovesNothingHere(EventKind kind) {
    Parcel waiting = only(fold(List.of(), CONFIRMED));
    StatusChanged event = StatusEvents.parcel(7, 3, kind, OrderStatus.DELIVERED);
    assertThat(fold(List.of(waiting), event).changed()).isEmpty();
  }

  @Test
  void whoHasLeftDoesNotComeBack() {
    ParcelFold fold =
        fold(
            List.of(),
            CONFIRMED,
            StatusEvents.order(7, 3, OrderStatus.CANCELLED),
            StatusEvents.moved(7, 4, StatusEvents.to(31, 121)),
            CONFIRMED);
    assertThat(only(fold).state()).isEqualTo(ParcelState.LEFT);
    assertThat(fold.begunToWait()).isZero();
  }

  @Test
  void whatIsForeseenTakesAParcelOffButAnnouncesNoneAndLetsNoneWaitAgain() {
    Parcel waiting = only(fold(List.of(), CONFIRMED));
    assertThat(only(foreseen(waiting, StatusEvents.order(7, 9, OrderStatus.CANCELLED))).state())
        .isEqualTo(ParcelState.LEFT);
    Parcel held =
        only(foreseen(waiting, StatusEvents.parcel(7, 9, OrderStatus.WAREHOUSE_INTERCEPTING)));
    assertThat(held.state()).isEqualTo(ParcelState.HELD);
    Parcel heldOfOurs = shipped(held, ParcelState.HELD);
    assertThat(foreseen(heldOfOurs, StatusEvents.parcel(7, 9, OrderStatus.PICKED_UP)).changed())
        .isEmpty();
    Parcel moved = only(foreseen(waiting, StatusEvents.moved(7, 9, StatusEvents.to(31, 121))));
    assertThat(moved.destination().lat()).isEqualTo(31);
    var unknown = new ParcelFold(List.of());
    unknown.foresee(CONFIRMED);
    assertThat(unknown.changed()).isEmpty();
  }

  @Test
  void whatIsForeseenOfAParcelUnderWayHidesNoHandOver() {
    StatusChanged returning = StatusEvents.parcel(7, 700, OrderStatus.RETURNING);
    assertThat(foreseen(loaded(), returning).changed()).isEmpty();
    var fold = new ParcelFold(List.of(loaded()));
    fold.foresee(returning);
    fold.take(StatusEvents.parcel(7, 600, OrderStatus.REJECTED));
    fold.take(returning);
    assertThat(only(fold).state()).isEqualTo(ParcelState.LEFT);
    assertThat(fold.handedOver()).containsExactly(entry(KEY, StatusEvents.START.plusSeconds(600)));
  }

  private static ParcelFold foreseen(Parcel known, StatusChanged event) {
    var fold = new ParcelFold(List.of(known));
    fold.foresee(event);
    return fold;
  }

  private static ParcelFold fold(List<Parcel> known, StatusChanged... events) {
    var fold = new ParcelFold(known);
    List.of(events).forEach(fold::take);
    return fold;
  }

  private static Parcel only(ParcelFold fold) {
    assertThat(fold.changed()).hasSize(1);
    return fold.changed().getFirst();
  }

  private static Parcel shipped(Parcel parcel, ParcelState state) {
    return new Parcel(
        parcel.key(),
        parcel.warehouseId(),
        parcel.destination(),
        parcel.load(),
        parcel.window(),
        parcel.serviceSeconds(),
        state,
        true,
        parcel.version(),
        parcel.waitingSince());
  }
}
