package io.lading.core.verify;

import static io.lading.core.contract.EventKind.EXCEPTION;
import static io.lading.core.contract.EventKind.LATE;
import static io.lading.core.contract.EventKind.PACKAGE;
import static io.lading.core.contract.EventKind.TRANSITION;
import static io.lading.core.contract.OrderStatus.CANCELLED;
import static io.lading.core.contract.OrderStatus.COMPLETED;
import static io.lading.core.contract.OrderStatus.CONFIRMED;
import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.DELIVERY_INTERCEPTING;
import static io.lading.core.contract.OrderStatus.OUT_FOR_DELIVERY;
import static io.lading.core.contract.OrderStatus.PENDING;
import static io.lading.core.contract.OrderStatus.PICKED_UP;
import static io.lading.core.contract.OrderStatus.RETURNED;
import static io.lading.core.contract.OrderStatus.RETURNING;
import static io.lading.core.contract.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.StatusChanged;
import io.lading.core.lifecycle.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifeTest {

  private final List<StatusChanged> events = new ArrayList<>();
  private int sequence;
  private int statusVersion;
  private OrderStatus status = PENDING;

  @Test
  void aWholeLifeOfTwoPackagesIsLegal() {
    begun();
    whole(CONFIRMED, CONFIRMED);
    parcel("a", SHIPPED, SHIPPED, SHIPPED);
    parcel("b", PICKED_UP, PICKED_UP, SHIPPED);
    parcel("a", DELIVERED, DELIVERED, PICKED_UP);
    still(LATE, OUT_FOR_DELIVERY, "a", DELIVERED);
    parcel("b", DELIVERED, DELIVERED, DELIVERED);
    whole(COMPLETED, COMPLETED);
    assertThat(problem(row(COMPLETED, COMPLETED, COMPLETED))).isEmpty();
  }

  @Test
  void whatNeedsNobodyIsLegal() {
    begun();
    whole(null, CONFIRMED);
    parcel("a", DELIVERED, DELIVERED, CONFIRMED);
    parcel("b", DELIVERED, DELIVERED, DELIVERED);
    whole(null, COMPLETED);
    assertThat(problem(row(COMPLETED, COMPLETED, COMPLETED))).isEmpty();
  }

  @Test
  void aPackageThatJumpsOutOfPendingTakesTheOthersAlong() {
    begun();
    parcel("a", SHIPPED, SHIPPED, SHIPPED);
    assertThat(problem(row(SHIPPED, SHIPPED, CONFIRMED))).isEmpty();
    assertThat(problem(row(SHIPPED, SHIPPED, PENDING))).contains("package b");
  }

  @Test
  void anInterceptIsAskedScannedAndCaught() {
    begun();
    whole(CONFIRMED, CONFIRMED);
    parcel("a", PICKED_UP, PICKED_UP, PICKED_UP);
    parcel("b", DELIVERED, DELIVERED, PICKED_UP);
    parcel("a", null, DELIVERY_INTERCEPTING, DELIVERY_INTERCEPTING);
    parcel("a", OUT_FOR_DELIVERY, DELIVERY_INTERCEPTING, DELIVERY_INTERCEPTING);
    parcel("a", null, RETURNING, RETURNING);
    parcel("a", RETURNED, RETURNED, DELIVERED);
    assertThat(problem(row(DELIVERED, RETURNED, DELIVERED))).isEmpty();
  }

  @Test
  void aStepThatTheLifeCycleDoesNotHaveIsNamed() {
    begun();
    whole(CONFIRMED, CONFIRMED);
    parcel("a", DELIVERED, DELIVERED, CONFIRMED);
    parcel("a", RETURNED, RETURNED, CONFIRMED);
    assertThat(problem(row(CONFIRMED, RETURNED, CONFIRMED)))
        .contains("event 4")
        .contains("RETURNED of package a to RETURNED is no step");
  }

  @Test
  void aCancelOfWhatWasDeliveredIsNoStep() {
    begun();
    parcel("a", DELIVERED, DELIVERED, CONFIRMED);
    parcel("a", null, CANCELLED, CONFIRMED);
    assertThat(problem(row(CONFIRMED, CANCELLED, CONFIRMED))).contains("what nobody reported");
  }

  @Test
  void anOrdersStatusThatItsPackagesDoNotMakeIsNamed() {
    begun();
    whole(CONFIRMED, CONFIRMED);
    parcel("a", SHIPPED, SHIPPED, CONFIRMED);
    assertThat(problem(row(SHIPPED, SHIPPED, CONFIRMED))).contains("make SHIPPED");
  }

  @Test
  void aRowWhoseStatusItsPackagesDoNotMakeIsNamedWithoutAnyEvent() {
    assertThat(problem(row(CONFIRMED, SHIPPED, SHIPPED))).contains("its row says CONFIRMED");
    assertThat(problem(row(SHIPPED, SHIPPED, SHIPPED))).isEmpty();
  }

  @Test
  void aStatusVersionThatMovesWithWhatMovesNothingIsNamed() {
    begun();
    parcel("a", SHIPPED, SHIPPED, SHIPPED);
    statusVersion++;
    still(EXCEPTION, SHIPPED, "a", SHIPPED);
    assertThat(problem(row(SHIPPED, SHIPPED, CONFIRMED)))
        .contains("statusVersion goes from 2 to 3");
  }

  @Test
  void aTransitionThatIsToldAsAPackagesOnlyIsNamed() {
    begun();
    parcel("a", SHIPPED, SHIPPED, SHIPPED);
    StatusChanged last = events.removeLast();
    events.add(event(PACKAGE, last.milestone(), last.packageState(), SHIPPED));
    assertThat(problem(row(SHIPPED, SHIPPED, CONFIRMED))).contains("PACKAGE");
  }

  @Test
  void ofAnOrderWhoseFirstEventsAreGoneTheRestIsJudged() {
    begun();
    whole(CONFIRMED, CONFIRMED);
    parcel("a", SHIPPED, SHIPPED, SHIPPED);
    parcel("b", DELIVERED, DELIVERED, SHIPPED);
    parcel("a", DELIVERED, DELIVERED, DELIVERED);
    events.subList(0, 2).clear();
    assertThat(problem(row(DELIVERED, DELIVERED, DELIVERED))).isEmpty();
    parcel("a", SHIPPED, SHIPPED, SHIPPED);
    assertThat(problem(row(SHIPPED, SHIPPED, DELIVERED))).contains("is no step");
  }

  @Test
  void aPackageThatNobodyHasIsNamed() {
    begun();
    parcel("c", SHIPPED, SHIPPED, SHIPPED);
    assertThat(problem(row(PENDING, PENDING, PENDING))).contains("no package c");
  }

  @Test
  void standingsForOtherThanThePackagesAreNamed() {
    LivedOrder short1 =
        new LivedOrder(
            1,
            FulfilmentMode.CARRIER,
            SHIPPED,
            1,
            List.of("a", "b"),
            List.of(Standing.of(SHIPPED)));
    assertThat(problem(short1)).contains("1 packages, there are 2");
  }

  private String problem(LivedOrder row) {
    Life life = new Life(row);
    events.forEach(life::tell);
    return life.problem().orElse("");
  }

  private LivedOrder row(OrderStatus order, OrderStatus... packages) {
    return new LivedOrder(
        1,
        FulfilmentMode.CARRIER,
        order,
        statusVersion,
        List.of("a", "b"),
        Stream.of(packages).map(Standing::of).toList());
  }

  private void begun() {
    statusVersion++;
    events.add(event(TRANSITION, null, null, null));
  }

  private void whole(@Nullable OrderStatus milestone, OrderStatus order) {
    moved(milestone, null, order);
  }

  private void parcel(
      String packageNo, @Nullable OrderStatus milestone, OrderStatus to, OrderStatus order) {
    moved(milestone, new PackageState(packageNo, to, null, null), order);
  }

  private void moved(
      @Nullable OrderStatus milestone, @Nullable PackageState parcel, OrderStatus order) {
    OrderStatus before = status;
    status = order;
    statusVersion++;
    events.add(event(before == order ? PACKAGE : TRANSITION, milestone, parcel, before));
  }

  private void still(EventKind kind, OrderStatus milestone, String packageNo, OrderStatus is) {
    events.add(event(kind, milestone, new PackageState(packageNo, is, null, null), null));
  }

  private StatusChanged event(
      EventKind kind,
      @Nullable OrderStatus milestone,
      @Nullable PackageState parcel,
      @Nullable OrderStatus previous) {
    return new StatusChanged(
        1,
        "LG0000000000000000001",
        "T1",
        "shop",
        7,
        1,
        OrderType.FORWARD,
        FulfilmentMode.CARRIER,
        ++sequence,
        statusVersion,
        kind,
        status,
        previous,
        milestone,
        parcel,
        List.of(),
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }
}
