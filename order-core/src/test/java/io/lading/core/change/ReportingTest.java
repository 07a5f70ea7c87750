package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.RejectionCode;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.intake.Receipt;
import io.lading.core.lifecycle.Holding;
import io.lading.core.lifecycle.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DIRECT    | PENDING                          | CONFIRMED          |    | applied            | TRANSITION               | CONFIRMED                        | CONFIRMED
          DIRECT    | PENDING PENDING                  | CONFIRMED          |    | applied            | TRANSITION               | CONFIRMED CONFIRMED              | CONFIRMED
          DIRECT    | PENDING CANCELLED@PENDING        | CONFIRMED          |    | applied            | TRANSITION               | CONFIRMED CANCELLED@PENDING      | CONFIRMED
          DIRECT    | PENDING                          | PENDING            |    | no-op              |                          | PENDING                          | PENDING
          DIRECT    | PENDING CANCELLED@PENDING        | PENDING            |    | no-op              |                          | PENDING CANCELLED@PENDING        | PENDING
          DIRECT    | CONFIRMED                        | CONFIRMED          |    | no-op              |                          | CONFIRMED                        | CONFIRMED
          DIRECT    | SHIPPED                          | CONFIRMED          |    | applied            | LATE                     | SHIPPED                          | SHIPPED
          DIRECT    | SHIPPED CONFIRMED                | CONFIRMED          |    | applied            | LATE                     | SHIPPED CONFIRMED                | SHIPPED
          DIRECT    | DELIVERED CONFIRMED              | CONFIRMED          |    | applied            | LATE                     | DELIVERED CONFIRMED              | CONFIRMED
          DIRECT    | SHIPPED                          | PENDING            |    | applied            | LATE                     | SHIPPED                          | SHIPPED
          DIRECT    | CANCELLED@PENDING                | CONFIRMED          |    | INVALID_TRANSITION |                          | CANCELLED@PENDING                | CANCELLED
          DIRECT    | PENDING                          | CONFIRMED          | P1 | INVALID_TRANSITION |                          | PENDING                          | PENDING
          DIRECT    | CONFIRMED CONFIRMED              | CONFIRMED          | P1 | no-op              |                          | CONFIRMED CONFIRMED              | CONFIRMED
          DIRECT    | COMPLETED CANCELLED@SHIPPED      | COMPLETED          | P1 | no-op              |                          | COMPLETED CANCELLED@SHIPPED      | COMPLETED
          DIRECT    | COMPLETED CANCELLED@SHIPPED      | COMPLETED          | P2 | INVALID_TRANSITION |                          | COMPLETED CANCELLED@SHIPPED      | COMPLETED
          DIRECT    | DELIVERED                        | COMPLETED          |    | applied            | TRANSITION               | COMPLETED                        | COMPLETED
          DIRECT    | DELIVERED CANCELLED@SHIPPED      | COMPLETED          |    | applied            | TRANSITION               | COMPLETED CANCELLED@SHIPPED      | COMPLETED
          DIRECT    | DELIVERED RETURNED               | COMPLETED          |    | applied            | TRANSITION               | COMPLETED RETURNED               | COMPLETED
          DIRECT    | COMPLETED RETURNED               | COMPLETED          |    | no-op              |                          | COMPLETED RETURNED               | COMPLETED
          DIRECT    | DELIVERED SHIPPED                | COMPLETED          |    | INVALID_TRANSITION |                          | DELIVERED SHIPPED                | SHIPPED
          DIRECT    | DELIVERED                        | COMPLETED          | P1 | INVALID_TRANSITION |                          | DELIVERED                        | DELIVERED
          DIRECT    | SHIPPED                          | COMPLETED          |    | INVALID_TRANSITION |                          | SHIPPED                          | SHIPPED
          DIRECT    | COMPLETED                        | DELIVERED          |    | applied            | LATE:P1                  | COMPLETED                        | COMPLETED
          DIRECT    | PENDING                          | SHIPPED            |    | applied            | TRANSITION:P1            | SHIPPED                          | SHIPPED
          DIRECT    | PENDING PENDING                  | SHIPPED            | P2 | applied            | TRANSITION:P2            | CONFIRMED SHIPPED                | SHIPPED
          DIRECT    | PENDING PENDING                  | SHIPPED            |    | applied            | TRANSITION:P1 PACKAGE:P2 | SHIPPED SHIPPED                  | SHIPPED
          DIRECT    | PENDING PENDING                  | DELIVERED          | P1 | applied            | TRANSITION:P1            | DELIVERED CONFIRMED              | CONFIRMED
          DIRECT    | PENDING CANCELLED@PENDING        | SHIPPED            |    | applied            | TRANSITION:P1            | SHIPPED CANCELLED@PENDING        | SHIPPED
          DIRECT    | PENDING                          | RETURNED           |    | applied            | TRANSITION:P1            | RETURNED                         | RETURNED
          DIRECT    | SHIPPED                          | PICKED_UP          |    | INVALID_TRANSITION |                          | SHIPPED                          | SHIPPED
          DIRECT    | SHIPPED                          | SHIPPED            |    | no-op              |                          | SHIPPED                          | SHIPPED
          DIRECT    | SHIPPED OUT_FOR_DELIVERY         | SHIPPED            |    | no-op              |                          | SHIPPED OUT_FOR_DELIVERY         | SHIPPED
          DIRECT    | SHIPPED SHIPPED                  | OUT_FOR_DELIVERY   |    | applied            | PACKAGE:P1 TRANSITION:P2 | OUT_FOR_DELIVERY OUT_FOR_DELIVERY | OUT_FOR_DELIVERY
          DIRECT    | SHIPPED SHIPPED                  | OUT_FOR_DELIVERY   | P3 | INVALID_TRANSITION |                          | SHIPPED SHIPPED                  | SHIPPED
          DIRECT    | DELIVERED DELIVERED              | SHIPPED            |    | applied            | LATE:P1 LATE:P2          | DELIVERED DELIVERED              | DELIVERED
          DIRECT    | DELIVERED CANCELLED@SHIPPED      | OUT_FOR_DELIVERY   |    | applied            | LATE:P1 EXCEPTION:P2     | DELIVERED CANCELLED@SHIPPED      | DELIVERED
          DIRECT    | DELIVERED CANCELLED@SHIPPED      | OUT_FOR_DELIVERY   | P2 | applied            | EXCEPTION:P2             | DELIVERED CANCELLED@SHIPPED      | DELIVERED
          DIRECT    | CANCELLED@SHIPPED                | PICKED_UP          |    | applied            | EXCEPTION:P1             | CANCELLED@SHIPPED                | CANCELLED
          DIRECT    | CANCELLED@SHIPPED                | SHIPPED            |    | applied            | LATE:P1                  | CANCELLED@SHIPPED                | CANCELLED
          DIRECT    | CANCELLED@SHIPPED                | CANCELLED          |    | no-op              |                          | CANCELLED@SHIPPED                | CANCELLED
          DIRECT    | SHIPPED                          | CANCELLED          |    | INVALID_TRANSITION |                          | SHIPPED                          | SHIPPED
          DIRECT    | REJECTED                         | DELIVERED          |    | INVALID_TRANSITION |                          | REJECTED                         | REJECTED
          DIRECT    | OUT_FOR_DELIVERY                 | RETURNING          |    | applied            | TRANSITION:P1            | RETURNING                        | RETURNING
          WAREHOUSE | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED | WAREHOUSE_OUTBOUND | | applied      | TRANSITION:P1            | WAREHOUSE_OUTBOUND               | WAREHOUSE_OUTBOUND
          WAREHOUSE | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED | WAREHOUSE_ACCEPTED | | applied      | LATE:P1                  | WAREHOUSE_INTERCEPTING@WAREHOUSE_ACCEPTED | WAREHOUSE_INTERCEPTING
          CARRIER   | DELIVERY_INTERCEPTING@CARRIER_ACCEPTED    | PICKED_UP          | | applied      | PACKAGE:P1               | DELIVERY_INTERCEPTING@PICKED_UP  | DELIVERY_INTERCEPTING
          CARRIER   | DELIVERY_INTERCEPTING@CARRIER_ACCEPTED PICKED_UP | PICKED_UP   | P1 | applied   | TRANSITION:P1            | DELIVERY_INTERCEPTING@PICKED_UP PICKED_UP | PICKED_UP
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP           | DELIVERED          | | applied      | TRANSITION:P1            | DELIVERED                        | DELIVERED
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP           | RETURNED           | | applied      | PACKAGE:P1               | DELIVERY_INTERCEPTING@RETURNED   | DELIVERY_INTERCEPTING
          """)
  void aReportedMilestoneIsRuledForEachPackage(
      FulfilmentMode mode,
      String packages,
      OrderStatus milestone,
      @Nullable String packageNo,
      String outcome,
      @Nullable String events,
      String packagesAfter,
      OrderStatus statusAfter) {
    Journey journey = Words.journey(mode, packages).then(Said.reported(milestone, packageNo));

    assertThat(Words.outcome(journey.outcome())).isEqualTo(outcome);
    assertThat(Words.events(journey)).isEqualTo(events);
    assertThat(Words.packages(journey)).isEqualTo(packagesAfter);
    assertThat(journey.status()).isEqualTo(statusAfter);
  }

  @Test
  void anEventTellsWhatWasReportedAndHowTheOrderStandsThen() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED)
            .then(Said.labelled(OrderStatus.PICKED_UP, "SF1"));

    StatusChanged event = journey.event();
    assertThat(event.kind()).isEqualTo(EventKind.TRANSITION);
    assertThat(event.sequence()).isEqualTo(2);
    assertThat(event.statusVersion()).isEqualTo(2);
    assertThat(event.status()).isEqualTo(OrderStatus.PICKED_UP);
    assertThat(event.previousStatus()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(event.milestone()).isEqualTo(OrderStatus.PICKED_UP);
    assertThat(event.packageState())
        .isEqualTo(new PackageState("P1", OrderStatus.PICKED_UP, "SF1", "SF"));
    assertThat(event.changedFields()).containsExactly("mailNo", "expressCode");
    assertThat(event.occurredAt())
        .isEqualTo(Said.reported(OrderStatus.PICKED_UP).occurredAt())
        .isNotEqualTo(event.recordedAt());
    assertThat(event.recordedAt()).isEqualTo(Journey.NOW);
    assertThat(journey.announcement().origin().causationId()).isEqualTo("1");
    assertThat(journey.outcome())
        .isEqualTo(new Applied(Journey.ORDER, new Receipt(OrderStatus.PICKED_UP, 2, 2, 1, null)));
  }

  @Test
  void aRejectionNamesWhatWasReportedWhenceAndWhatIsAllowed() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.PICKED_UP)
            .then(Said.reported(OrderStatus.WAREHOUSE_ACCEPTED));

    assertThat(journey.outcome())
        .isEqualTo(
            new Rejected(
                new OrderRejected(
                    RejectionCode.INVALID_TRANSITION,
                    "WAREHOUSE_ACCEPTED does not follow PICKED_UP; expected one of"
                        + " [OUT_FOR_DELIVERY, DELIVERED, REJECTED, RETURNING, RETURNED]",
                    "T1",
                    "B2C",
                    Journey.CODE,
                    null,
                    "1",
                    Map.of(
                        "from",
                        "PICKED_UP",
                        "to",
                        "WAREHOUSE_ACCEPTED",
                        "allowed",
                        List.of(
                            "OUT_FOR_DELIVERY",
                            "DELIVERED",
                            "REJECTED",
                            "RETURNING",
                            "RETURNED")))));
    assertThat(journey.changes()).isEmpty();
  }

  @Test
  void whatBelongsToTheOrderIsAllowedOnlyWhereTheOrderCanFollow() {
    assertThat(allowed(OrderStatus.PENDING, null)).startsWith("[CONFIRMED, SHIPPED, ");
    assertThat(allowed(OrderStatus.PENDING, "P1")).startsWith("[SHIPPED, ");
    assertThat(allowed(OrderStatus.DELIVERED, null)).isEqualTo("[COMPLETED]");
    assertThat(allowed(OrderStatus.DELIVERED, "P1")).isEqualTo("[]");
  }

  private static String allowed(OrderStatus from, @Nullable String packageNo) {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, from)
            .then(Said.reported(OrderStatus.WAREHOUSE_ACCEPTED, packageNo));
    return String.valueOf(details(journey).get("allowed"));
  }

  @Test
  void aPackageThatIsNotThereIsNamedInTheRefusal() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED)
            .then(Said.reported(OrderStatus.DELIVERED, "P9"));

    assertThat(details(journey))
        .isEqualTo(
            Map.of(
                "from",
                "SHIPPED",
                "to",
                "DELIVERED",
                "allowed",
                List.of("OUT_FOR_DELIVERY", "DELIVERED", "REJECTED", "RETURNING", "RETURNED"),
                "reason",
                "no such package",
                "packageNo",
                "P9"));
    assertThat(details(journey.then(Said.cancelled("P9")))).containsEntry("to", "CANCELLED");
    assertThat(details(journey.then(Said.answered(InterceptOutcome.CAUGHT, "P9"))))
        .containsEntry("to", "CANCELLED");
    assertThat(details(journey.then(Said.scanned("P9"))))
        .containsEntry("from", "SHIPPED")
        .containsEntry("to", "SHIPPED");
  }

  /** The version is asked for before it is asked what can be reported of which package. */
  @Test
  void anotherStatusVersionIsAConflictWhateverPackageIsNamed() {
    Journey journey = Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED);
    for (StatusUpdate update :
        List.of(
            Said.reported(OrderStatus.DELIVERED, "P9", 7, Journey.NOW),
            Said.reported(OrderStatus.CONFIRMED, "P9", 7, Journey.NOW),
            Said.reported(OrderStatus.CONFIRMED, "P1", 7, Journey.NOW))) {
      journey.then(update);
      assertThat(Words.outcome(journey.outcome())).as("%s", update).isEqualTo("VERSION_CONFLICT");
    }
  }

  private static Map<String, Object> details(Journey journey) {
    return journey.outcome() instanceof Rejected(var rejection) ? rejection.details() : Map.of();
  }

  @Test
  void anotherStatusVersionThanExpectedIsAConflictUnlessNothingWouldChange() {
    Journey journey = Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED);

    journey.then(expecting(7, OrderStatus.SHIPPED));
    assertThat(journey.outcome()).isInstanceOf(NoOp.class);

    for (OrderStatus milestone :
        List.of(OrderStatus.DELIVERED, OrderStatus.CONFIRMED, OrderStatus.PICKED_UP)) {
      journey.then(expecting(7, milestone));
      assertThat(journey.outcome())
          .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
          .extracting(Rejected::rejection)
          .extracting(OrderRejected::code, OrderRejected::details)
          .containsExactly(RejectionCode.VERSION_CONFLICT, Map.of("expected", 7, "actual", 1));
    }

    journey.then(expecting(1, OrderStatus.DELIVERED));
    assertThat(journey.outcome()).isInstanceOf(Applied.class);
  }

  private static StatusUpdate expecting(int statusVersion, OrderStatus milestone) {
    return Said.reported(milestone, null, statusVersion, Journey.NOW);
  }

  @Test
  void onlyStatusesMoveTheStatusVersion() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.OUT_FOR_DELIVERY)
            .then(
                Said.reported(OrderStatus.SHIPPED),
                Said.scanned(null),
                Said.reported(OrderStatus.DELIVERED),
                Said.reported(OrderStatus.CONFIRMED));

    assertThat(journey.events())
        .extracting(StatusChanged::kind, StatusChanged::sequence, StatusChanged::statusVersion)
        .containsExactly(
            tuple(EventKind.LATE, 2, 1),
            tuple(EventKind.CHECKPOINT, 3, 1),
            tuple(EventKind.TRANSITION, 4, 2),
            tuple(EventKind.LATE, 5, 2));
  }

  @Test
  void theSameMilestoneAtTheSameTimeIsRecordedOnceWhereverThePackageIs() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED)
            .then(Said.reported(OrderStatus.PICKED_UP))
            .then(Said.reported(OrderStatus.DELIVERED), Said.reported(OrderStatus.PICKED_UP))
            .then(Said.reported(OrderStatus.CARRIER_ACCEPTED))
            .then(Said.reported(OrderStatus.CARRIER_ACCEPTED))
            .then(Said.reported(OrderStatus.CONFIRMED))
            .then(Said.reported(OrderStatus.CONFIRMED));

    assertThat(journey.outcomes().stream().map(Words::outcome))
        .containsExactly("applied", "applied", "no-op", "applied", "no-op", "applied", "no-op");
    assertThat(Words.events(journey)).isEqualTo("TRANSITION:P1 TRANSITION:P1 LATE:P1 LATE");
  }

  @Test
  void thePresentStatusAgainIsNoNewsAtAnyTime() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED)
            .then(Said.reported(OrderStatus.SHIPPED, null, null, Journey.NOW.plusSeconds(9)));

    assertThat(journey.outcome())
        .isEqualTo(new NoOp(Journey.ORDER, null, new Receipt(OrderStatus.SHIPPED, 1, 1, 1, null)));
    assertThat(journey.changes()).isEmpty();
  }

  @Test
  void leavingPendingDeductsAllAndAnnouncesEveryShipmentOnce() {
    Journey journey =
        Words.journey(FulfilmentMode.DIRECT, "PENDING CANCELLED@PENDING PENDING")
            .then(
                Said.reported(OrderStatus.SHIPPED, "P3"), Said.reported(OrderStatus.SHIPPED, "P1"));

    assertThat(journey.announcements())
        .extracting(ChangedOrder.Announcement::shipmentsOf)
        .containsExactly(List.of(0, 2), List.of());
    assertThat(journey.change().stockMoves())
        .containsExactly(
            new ChangedOrder.StockMove(0, Holding.RESERVED, Holding.DEDUCTED),
            new ChangedOrder.StockMove(2, Holding.RESERVED, Holding.DEDUCTED));
  }

  @Test
  void stockMovesOfABatchAreNetted() {
    Journey there =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(Said.reported(OrderStatus.CONFIRMED), Said.cancelled(null));
    assertThat(there.change().stockMoves())
        .containsExactly(new ChangedOrder.StockMove(0, Holding.RESERVED, Holding.NOTHING));

    Journey on =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.CONFIRMED)
            .then(Said.reported(OrderStatus.DELIVERED));
    assertThat(on.change().stockMoves()).isEmpty();
  }

  @Test
  void aReturnRestocksWhenItIsDelivered() {
    Journey journey =
        Journey.of(
                OrderType.REVERSE, FulfilmentMode.DIRECT, List.of(Standing.of(OrderStatus.PENDING)))
            .then(Said.reported(OrderStatus.CONFIRMED));
    assertThat(journey.change().stockMoves()).isEmpty();

    journey.then(Said.reported(OrderStatus.DELIVERED));
    assertThat(journey.change().stockMoves())
        .containsExactly(new ChangedOrder.StockMove(0, Holding.NOTHING, Holding.RESTOCKED));
  }

  @Test
  void anOrderIsDeliveredOnceItsLastPackageIs() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED, OrderStatus.SHIPPED)
            .then(Said.reported(OrderStatus.DELIVERED, "P1"));
    assertThat(journey.change().delivered()).isFalse();

    journey.then(Said.reported(OrderStatus.DELIVERED, "P2"));
    assertThat(journey.change().delivered()).isTrue();

    journey.then(Said.reported(OrderStatus.SHIPPED, "P2"));
    assertThat(journey.change().delivered()).isFalse();
  }

  @Test
  void aScanThatEndsAnInterceptRefusesTheCancel() {
    Journey journey =
        Words.journey(FulfilmentMode.CARRIER, "DELIVERY_INTERCEPTING@PICKED_UP")
            .then(Said.reported(OrderStatus.OUT_FOR_DELIVERY));
    assertThat(journey.change().asksEnded()).isEmpty();

    journey.then(Said.reported(OrderStatus.DELIVERED));
    assertThat(journey.change().asksEnded()).singleElement().satisfies(ReportingTest::isLost);
  }

  /** A carrier that brings a package back before it says why has caught nothing. */
  @ParameterizedTest
  @CsvSource({
    "RETURNING, REJECTED,  RETURNING, ''",
    "RETURNED,  REJECTED,  RETURNED,  DEDUCTED NOTHING",
    "RETURNING, DELIVERED, DELIVERED, ''",
    "RETURNED,  DELIVERED, RETURNED,  DEDUCTED NOTHING"
  })
  void aRejectionOrADeliveryEndsAnInterceptHoweverFarThePackageIs(
      OrderStatus at, OrderStatus milestone, OrderStatus after, String stock) {
    Journey journey =
        Words.journey(FulfilmentMode.CARRIER, "DELIVERY_INTERCEPTING@" + at)
            .then(Said.reported(milestone));

    assertThat(journey.event())
        .extracting(StatusChanged::kind, StatusChanged::milestone, StatusChanged::status)
        .containsExactly(EventKind.TRANSITION, milestone, after);
    assertThat(journey.change().asksEnded())
        .singleElement()
        .extracting(AskEnded::refusal)
        .extracting(OrderRejected::code, OrderRejected::details)
        .containsExactly(RejectionCode.CANCEL_TOO_LATE, Map.of("from", after.name()));
    assertThat(
            journey.change().stockMoves().stream()
                .map(move -> move.before() + " " + move.after())
                .collect(Collectors.joining()))
        .isEqualTo(stock);
  }

  private static void isLost(AskEnded ended) {
    assertThat(ended.packageIndex()).isZero();
    assertThat(ended.asked()).isNull();
    assertThat(ended.refusal())
        .isEqualTo(
            new OrderRejected(
                RejectionCode.CANCEL_TOO_LATE,
                "the intercept did not catch package P1: it is DELIVERED",
                "T1",
                "B2C",
                Journey.CODE,
                "P1",
                null,
                Map.of("from", "DELIVERED")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SHIPPED                          | DELIVERED | SF1 | 2
          DELIVERED                        | SHIPPED   |     | 1
          OUT_FOR_DELIVERY                 | SHIPPED   | SF1 | 2
          CANCELLED@SHIPPED                | DELIVERED |     | 1
          SHIPPED                          | SHIPPED   |     | 1
          DELIVERY_INTERCEPTING@SHIPPED    | RETURNING | SF1 | 2
          """)
  void aScanTellsTheWaybillWhileItMayChange(
      String before, OrderStatus milestone, @Nullable String mailNo, int version) {
    Journey journey =
        Words.journey(FulfilmentMode.DIRECT, before).then(Said.labelled(milestone, "SF1"));

    Parcel parcel = journey.order().parcels().getFirst();
    assertThat(parcel.mailNo()).isEqualTo(mailNo);
    assertThat(parcel.version()).isEqualTo(version);
    assertThat(journey.events().stream().flatMap(event -> event.changedFields().stream()))
        .containsExactlyElementsOf(mailNo == null ? List.of() : List.of("mailNo", "expressCode"));
  }

  @Test
  void aLateScanDoesNotReplaceAWaybill() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED)
            .then(Said.labelled(OrderStatus.OUT_FOR_DELIVERY, "SF1"))
            .then(Said.labelled(OrderStatus.SHIPPED, "SF0"));

    assertThat(journey.order().parcels().getFirst().mailNo()).isEqualTo("SF1");
    assertThat(journey.event().changedFields()).isEmpty();
    assertThat(journey.outcome()).isInstanceOf(Outcome.Applied.class);
  }
}
