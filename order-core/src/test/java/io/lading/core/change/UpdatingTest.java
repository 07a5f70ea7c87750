package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Party;
import io.lading.core.contract.Patch;
import io.lading.core.contract.ReceiverChanged;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.TradeKey;
import io.lading.core.intake.Outcome.Applied;
import io.lading.core.intake.Outcome.NoOp;
import io.lading.core.intake.Outcome.Rejected;
import io.lading.core.intake.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdatingTest {

  private static final ParcelFields OWN =
      new ParcelFields(party("张", "9号"), party("仓", "8号"), null, "{}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DIRECT    | SHIPPED                         | address     |    | applied           | FIELDS
          DIRECT    | OUT_FOR_DELIVERY                | address     |    | NOT_UPDATABLE_NOW |
          CARRIER   | CARRIER_ACCEPTED                | address     |    | applied           | FIELDS
          CARRIER   | PICKED_UP                       | address     |    | NOT_UPDATABLE_NOW |
          CARRIER   | PICKED_UP                       | address     | P1 | NOT_UPDATABLE_NOW |
          CARRIER   | DELIVERY_INTERCEPTING@CARRIER_ACCEPTED | address | | applied          | FIELDS
          CARRIER   | DELIVERY_INTERCEPTING@PICKED_UP | address     |    | NOT_UPDATABLE_NOW |
          CARRIER   | SHIPPED PICKED_UP               | address     |    | NOT_UPDATABLE_NOW |
          CARRIER   | SHIPPED PICKED_UP               | address     | P1 | applied           | FIELDS:P1
          CARRIER   | SHIPPED DELIVERED               | address     |    | applied           | FIELDS
          CARRIER   | CANCELLED@SHIPPED DELIVERED     | address     |    | NOT_UPDATABLE_NOW |
          CARRIER   | PICKED_UP                       | window      |    | NOT_UPDATABLE_NOW |
          CARRIER   | SHIPPED                         | window      | P1 | applied           | FIELDS:P1
          CARRIER   | PICKED_UP                       | name        |    | applied           | FIELDS
          CARRIER   | RETURNING                       | name        | P1 | applied           | FIELDS:P1
          CARRIER   | DELIVERED                       | name        |    | NOT_UPDATABLE_NOW |
          CARRIER   | CONFIRMED                       | sender      |    | applied           | FIELDS
          CARRIER   | SHIPPED                         | sender      |    | NOT_UPDATABLE_NOW |
          CARRIER   | SHIPPED CONFIRMED               | sender      | P2 | applied           | FIELDS:P2
          CARRIER   | OUT_FOR_DELIVERY                | mailNo      | P1 | applied           | FIELDS:P1
          CARRIER   | DELIVERED                       | mailNo      | P1 | NOT_UPDATABLE_NOW |
          CARRIER   | DELIVERED SHIPPED SHIPPED       | mailNo      |    | applied           | FIELDS:P2 FIELDS:P3
          CARRIER   | DELIVERED RETURNED              | mailNo      |    | NOT_UPDATABLE_NOW |
          CARRIER   | COMPLETED                       | description |    | applied           | FIELDS
          CARRIER   | CANCELLED@PENDING               | feature     | P1 | applied           | FIELDS:P1
          CARRIER   | CONFIRMED                       | feature     | P8 | INVALID_TRANSITION |
          CARRIER   | DELIVERED                       | nothing     |    | no-op             |
          CARRIER   | DELIVERED                       | same        |    | no-op             |
          CARRIER   | DELIVERED                       | same        | P1 | no-op             |
          """)
  void fieldsChangeUntilTheirMoment(
      FulfilmentMode mode,
      String packages,
      String change,
      @Nullable String packageNo,
      String outcome,
      @Nullable String events) {
    Journey journey = Words.journey(mode, packages).then(Said.updated(packageNo, patch(change)));

    assertThat(Words.outcome(journey.outcome())).isEqualTo(outcome);
    assertThat(Words.events(journey)).isEqualTo(events);
    assertThat(Words.packages(journey)).isEqualTo(packages);
    assertThat(journey.order().statusVersion()).isEqualTo(1);
  }

  private static FieldPatch patch(String change) {
    return switch (change) {
      case "address" -> Said.address("2号");
      case "name" -> Said.name(new Patch.Clear<>());
      case "sender" -> Said.sender("仓");
      case "window" -> Said.window(new Patch.Set<>(Journey.NOW), new Patch.Absent<>());
      case "mailNo" -> Said.mailNo("SF1");
      case "description" -> Said.description(new Patch.Set<>("赵"), new Patch.Set<>("{}"));
      case "feature" -> Said.description(new Patch.Absent<>(), new Patch.Set<>("{}"));
      case "same" -> Said.address("1号");
      case "nothing" -> FieldPatch.NOTHING;
      default -> throw new IllegalArgumentException(change);
    };
  }

  @Test
  void anEventNamesTheFieldsAndNeverTheirValues() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(new ReceiverChanged(new TradeKey("T1", "B2C"), party("李", "2号")));

    assertThat(journey.event().kind()).isEqualTo(EventKind.FIELDS);
    assertThat(journey.event().changedFields())
        .containsExactly(
            "receiver.id",
            "receiver.telephone",
            "receiver.province",
            "receiver.address",
            "receiver.addressCode");
    assertThat(journey.fields().order().receiver()).isEqualTo(party("李", "2号"));
    assertThat(journey.outcome())
        .isEqualTo(new Applied(Journey.ORDER, new Receipt(OrderStatus.PENDING, 1, 2, 2, null)));
  }

  @Test
  void aReceiverOfWhomNothingIsKnownIsNone() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(new ReceiverChanged(new TradeKey("T1", "B2C"), Party.NOBODY));

    assertThat(journey.fields().order().receiver()).isNull();
  }

  @Test
  void whatIsSoAlreadyIsNoChange() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(Said.updated(null, 9, Said.address("1号")));

    assertThat(journey.outcome()).isInstanceOf(NoOp.class);
    assertThat(journey.changes()).isEmpty();
  }

  @Test
  void theVersionIsTheOrdersOrThatOfTheNamedPackage() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING, OrderStatus.PENDING)
            .then(Said.updated(null, 1, Said.address("2号")))
            .then(Said.updated(null, 1, Said.address("3号")))
            .then(Said.updated("P2", 1, Said.address("4号")))
            .then(Said.updated("P2", 1, Said.address("5号")))
            .then(Said.updated("P2", 2, Said.mailNo("SF1")));

    assertThat(journey.outcomes().stream().map(Words::outcome))
        .containsExactly("applied", "VERSION_CONFLICT", "applied", "VERSION_CONFLICT", "applied");
    assertThat(details(journey.outcomes().get(3))).isEqualTo(Map.of("expected", 1, "actual", 2));
    assertThat(journey.order().version())
        .isEqualTo(2)
        .isEqualTo(journey.fields().order().version());
    assertThat(journey.order().parcels()).extracting(Parcel::version).containsExactly(1, 3);
    assertThat(journey.outcome())
        .isEqualTo(new Applied(Journey.ORDER, new Receipt(OrderStatus.PENDING, 1, 4, 3, "P2")));
  }

  @Test
  void aWaybillThatIsChangedUnderTheOrdersVersionMovesIt() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED)
            .then(Said.updated(null, 1, Said.mailNo("SF1")))
            .then(Said.updated(null, 1, Said.mailNo("SF2")));

    assertThat(Words.outcome(journey.outcome())).isEqualTo("VERSION_CONFLICT");
    assertThat(journey.order().parcels().getFirst())
        .extracting(Parcel::mailNo, Parcel::version)
        .containsExactly("SF1", 2);
  }

  @Test
  void whatIsRefusedChangesNothingOfTheRest() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.PICKED_UP)
            .then(new ReceiverChanged(new TradeKey("T1", "B2C"), party("赵", "2号")));

    assertThat(journey.changes()).isEmpty();
    assertThat(details(journey.outcome()))
        .isEqualTo(
            Map.of(
                "fields",
                List.of("receiver.province", "receiver.address", "receiver.addressCode"),
                "until",
                "until PICKED_UP"));
  }

  @Test
  void aPackageWithoutReceiverHasTheOrdersAndAPatchMakesItItsOwn() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING, OrderStatus.PENDING)
            .then(Said.updated("P1", Said.address("2号")));

    Party own = journey.fields().parcels().getFirst().receiver();
    assertThat(own).isNotNull().extracting(Party::name, Party::address).containsExactly("李", "2号");
    assertThat(journey.event().changedFields()).containsExactly("receiver.address");
    assertThat(journey.fields().order().version()).isEqualTo(1);

    journey.then(Said.updated("P1", Said.receiver(new Patch.Clear<>())));
    assertThat(journey.fields().parcels().getFirst().receiver()).isNull();
    assertThat(journey.event().changedFields()).containsExactly("receiver.address");
  }

  @Test
  void packagesWithFieldsOfTheirOwnAreNotConcernedByTheOrders() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.PICKED_UP, OrderStatus.SHIPPED)
            .with(0, OWN)
            .then(Said.updated(null, Said.address("2号")));

    assertThat(journey.outcome()).isInstanceOf(Applied.class);
    assertThat(journey.announcement().shipmentsOf()).containsExactly(1);
  }

  @Test
  void whereEveryPackageHasItsOwnTheOrdersGoesByAllOfThem() {
    Journey open =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED)
            .with(0, OWN)
            .then(Said.updated(null, Said.address("2号")));
    assertThat(open.outcome()).isInstanceOf(Applied.class);
    assertThat(open.announcement().shipmentsOf()).isEmpty();

    Journey closed =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.PICKED_UP)
            .with(0, OWN)
            .then(Said.updated(null, Said.address("2号")));
    assertThat(closed.outcome()).isInstanceOf(Rejected.class);
  }

  private static final Party NEW_RECEIVER =
      new Party(8L, "王", "139", "北京", null, null, null, "2号", "110105", null);

  private static ReceiverChanged receiverChanged() {
    return new ReceiverChanged(new TradeKey("T1", "B2C"), NEW_RECEIVER);
  }

  /** What the patch has copied is still the order's. */
  @Test
  void aPackageWhoseTelephoneWasChangedGoesWhereTheOrderGoes() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED, OrderStatus.SHIPPED)
            .then(Said.updated("P1", Said.telephone("777")))
            .then(receiverChanged());

    assertThat(journey.fields().parcels().getFirst().receiver())
        .isEqualTo(new Party(8L, "王", "777", "北京", null, null, null, "2号", "110105", null));
    assertThat(Words.events(journey)).isEqualTo("FIELDS:P1 FIELDS FIELDS:P1");
    assertThat(journey.announcements())
        .extracting(ChangedOrder.Announcement::shipmentsOf)
        .containsExactly(List.of(), List.of(1), List.of(0));
    assertThat(journey.event().changedFields())
        .containsExactly(
            "receiver.id",
            "receiver.name",
            "receiver.province",
            "receiver.address",
            "receiver.addressCode");
    assertThat(journey.order().parcels()).extracting(Parcel::version).containsExactly(3, 1);
  }

  /** So that no address is made of two. */
  @Test
  void aPackageThatGoesElsewhereGoesThereStill() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED)
            .then(Said.updated("P1", Said.address("9号")))
            .then(receiverChanged());

    assertThat(journey.fields().parcels().getFirst().receiver())
        .isEqualTo(new Party(8L, "王", "139", "上海", null, null, null, "9号", "310115", null));
    assertThat(journey.announcement().shipmentsOf()).isEmpty();
  }

  /** As if it had none of its own; of one that is final nothing is changed any more. */
  @Test
  void aPackageThatCannotBeRedirectedAnyMoreHoldsTheOrdersReceiver() {
    Journey journey =
        Journey.of(FulfilmentMode.CARRIER, OrderStatus.SHIPPED, OrderStatus.SHIPPED)
            .then(Said.updated("P1", Said.telephone("777")))
            .then(Said.reported(OrderStatus.PICKED_UP, "P1"))
            .then(receiverChanged());
    assertThat(Words.outcome(journey.outcome())).isEqualTo("NOT_UPDATABLE_NOW");

    journey.then(Said.reported(OrderStatus.DELIVERED, "P1")).then(receiverChanged());
    assertThat(journey.fields().parcels().getFirst().receiver())
        .extracting(Party::address)
        .isEqualTo("1号");
    assertThat(journey.fields().order().receiver()).isEqualTo(NEW_RECEIVER);
  }

  @Test
  void aFeatureIsMergedAndNeverTooLarge() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.DELIVERED)
            .then(Said.updated(null, feature("{\"a\":{\"b\":1,\"c\":2},\"d\":3}")))
            .then(Said.updated(null, feature("{\"a\":{\"b\":null}}")));
    assertThat(journey.fields().order().feature()).isEqualTo("{\"a\":{\"c\":2},\"d\":3}");
    assertThat(Words.outcome(journey.then(Said.updated(null, feature("{\"x\":null}"))).outcome()))
        .isEqualTo("no-op");

    String large = "y".repeat(1_000);
    journey.then(Said.updated(null, feature("{\"x\":\"" + large + "\"}")));
    assertThat(Words.outcome(journey.outcome())).isEqualTo("NOT_UPDATABLE_NOW");
    assertThat(details(journey.outcome())).containsEntry("fields", List.of("feature"));
  }

  private static FieldPatch feature(String patch) {
    return Said.description(new Patch.Absent<>(), new Patch.Set<>(patch));
  }

  @Test
  void halfALocationIsRefusedByName() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(Said.updated(null, Said.latitude(30)));
    assertThat(details(journey.outcome()))
        .containsEntry("fields", List.of("receiver.location.lon"));
    assertThat(journey.changes()).isEmpty();
  }

  /** The order's would be its own again: whoever asks for none is told that it cannot be. */
  @Test
  void aPackageCannotHaveNoWindowWhileItsOrderHasOne() {
    FieldPatch none = Said.window(new Patch.Clear<>(), new Patch.Clear<>());
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(
                Said.updated(null, Said.window(new Patch.Set<>(Journey.NOW), new Patch.Absent<>())))
            .then(Said.updated("P1", none));
    assertThat(Words.outcome(journey.outcome())).isEqualTo("NOT_UPDATABLE_NOW");
    assertThat(details(journey.outcome()))
        .containsEntry("fields", List.of("deliveryWindow.from", "deliveryWindow.to"));

    journey
        .then(Said.updated(null, none))
        .then(Said.updated("P1", Said.window(new Patch.Set<>(Journey.NOW), new Patch.Absent<>())))
        .then(Said.updated("P1", none));
    assertThat(journey.outcome()).isInstanceOf(Applied.class);
    assertThat(journey.fields().parcels().getFirst().deliveryWindow()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PENDING PENDING              | address |    |
          CONFIRMED CONFIRMED          | address |    | 0 1
          CONFIRMED CANCELLED@PENDING  | address |    | 0
          SHIPPED DELIVERED            | address |    | 0
          SHIPPED SHIPPED              | address | P2 | 1
          SHIPPED SHIPPED              | window  | P2 | 1
          SHIPPED SHIPPED              | window  |    | 0 1
          SHIPPED SHIPPED              | name    |    |
          SHIPPED SHIPPED              | mailNo  |    |
          """)
  void aChangedDestinationAnnouncesTheShipmentsAgainOnceTheyAreKnown(
      String packages, String change, @Nullable String packageNo, @Nullable String shipments) {
    Journey journey =
        Words.journey(FulfilmentMode.CARRIER, packages)
            .then(Said.updated(packageNo, patch(change)));

    assertThat(
            journey.announcements().stream()
                .flatMap(announcement -> announcement.shipmentsOf().stream())
                .map(String::valueOf))
        .containsExactlyElementsOf(shipments == null ? List.of() : List.of(shipments.split(" ")));
  }

  @Test
  void aWindowIsPatchedEndByEndAndNeverEndsBeforeItBegins() {
    Instant later = Journey.NOW.plusSeconds(60);
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.PENDING)
            .then(Said.updated(null, Said.window(new Patch.Set<>(later), new Patch.Absent<>())))
            .then(
                Said.updated(
                    null, Said.window(new Patch.Absent<>(), new Patch.Set<>(Journey.NOW))));

    assertThat(Words.outcome(journey.outcome())).isEqualTo("NOT_UPDATABLE_NOW");
    assertThat(journey.events())
        .extracting(StatusChanged::changedFields)
        .containsExactly(List.of("deliveryWindow.from"));

    journey.then(Said.updated(null, Said.window(new Patch.Clear<>(), new Patch.Set<>(later))));
    assertThat(journey.outcome()).isInstanceOf(Applied.class);
    journey.then(Said.updated(null, Said.window(new Patch.Clear<>(), new Patch.Clear<>())));
    assertThat(journey.fields().order().deliveryWindow()).isNull();
  }

  @Test
  void aPackageThatOnlyGetsAWaybillLeavesTheOtherFieldsUnwritten() {
    Journey journey =
        Journey.of(FulfilmentMode.DIRECT, OrderStatus.SHIPPED)
            .then(Said.updated("P1", Said.mailNo("SF1")));

    assertThat(journey.change().fields()).isNull();
    assertThat(journey.change().after().version()).isEqualTo(1);
  }

  private static Party party(String name, String address) {
    return new Party(null, name, null, null, null, null, null, address, null, null);
  }

  private static Map<String, Object> details(Object outcome) {
    return outcome instanceof Rejected(var rejection) ? rejection.details() : Map.of();
  }
}
