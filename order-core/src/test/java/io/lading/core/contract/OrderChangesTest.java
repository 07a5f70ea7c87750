package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.Identity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderChangesTest {

  private static final String TYPE = EventType.ORDER_UPDATE.type();

  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  @Test
  void nullClearsWhatIsAbsentStaysAndAValueIsSet() {
    FieldPatch fields =
        changes(
                """
                {"receiver":{"name":"李","telephone":null,"location":{"lat":1,"lon":2}},
                 "sender":null,"deliveryWindow":{"to":"2026-03-02T09:00:00+08:00"},
                 "mailNo":"SF1","expressCode":null,"feature":{"b":1.0,"a":[]}}
                """)
            .fields();

    assertThat(fields.receiver())
        .isInstanceOfSatisfying(
            Patch.Set.class,
            set ->
                assertThat(((PartyPatch) set.value()).applied(somebody()))
                    .isEqualTo(
                        new Party(
                            7L, "李", null, "P", null, null, null, "A", null, new Location(1, 2))));
    assertThat(fields.sender()).isEqualTo(new Patch.Clear<>());
    assertThat(fields.deliveryWindow())
        .isEqualTo(
            new Patch.Set<>(
                new WindowPatch(
                    new Patch.Absent<>(), new Patch.Set<>(Instant.parse("2026-03-02T01:00:00Z")))));
    assertThat(fields.mailNo()).isEqualTo(new Patch.Set<>("SF1"));
    assertThat(fields.expressCode()).isEqualTo(new Patch.Clear<>());
    assertThat(fields.expressName()).isEqualTo(new Patch.Absent<>());
    assertThat(fields.feature()).isEqualTo(new Patch.Set<>("{\"a\":[],\"b\":1}"));
  }

  private static Party somebody() {
    return new Party(7L, "王", "138", "P", null, null, null, "A", null, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"unknown\":{\"name\":5}}", "{\"receiver\":{}}"})
  void whatNamesNoFieldIsNoError(String json) {
    assertThat(reader.read(message("", json))).isInstanceOf(Reading.Readable.class);
  }

  @Test
  void everyViolatedFieldIsNamedAtOnce() {
    assertThat(
            violated(
                "\"packageNo\":\"\",",
                """
                {"receiver":{"name":5,"telephone":"%s","location":{"lat":91}},
                 "sender":"me","deliveryWindow":{"from":"now"},"mailNo":[],
                 "expressCode":"%s","expressName":"a\\u0000","buyerName":true,
                 "sellerName":"\\ud800","feature":7}
                """
                    .formatted("1".repeat(33), "x".repeat(33))))
        .containsExactly(
            "/packageNo",
            "/changes",
            "/changes/buyerName",
            "/changes/deliveryWindow/from",
            "/changes/expressCode",
            "/changes/expressName",
            "/changes/feature",
            "/changes/mailNo",
            "/changes/receiver/location/lat",
            "/changes/receiver/name",
            "/changes/receiver/telephone",
            "/changes/sellerName",
            "/changes/sender");
  }

  @Test
  void violationsOfStructuredModeAreNamedWhereTheyAre() {
    String json =
        """
        {"specversion":"1.0","type":"%s",
         "data":{"lgOrderCode":"LG","changes":{"receiver":{"name":5}}}}
        """
            .formatted(TYPE);

    assertThat(fieldsOf(reader.read(Messages.structured(json))))
        .containsExactly("/data/changes/receiver/name");
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsAViolation() {
    assertThat(
            violated(
                "",
                """
                {"deliveryWindow":{"from":"2026-03-02T00:00:00Z","to":"2026-03-01T00:00:00Z"}}
                """))
        .containsExactly("/changes/deliveryWindow/to");
  }

  @Test
  void aFieldMayOccurOnce() {
    assertThat(violated("", "{\"buyerName\":\"a\",\"buyerName\":\"b\"}"))
        .containsExactly("/changes");
  }

  @Test
  void whatAPackageDoesNotHaveCannotBeChangedOfOne() {
    String both = "{\"buyerName\":null,\"sellerName\":\"s\"}";

    assertThat(violated("\"packageNo\":\"P1\",", both))
        .containsExactly("/changes/buyerName", "/changes/sellerName");
    assertThat(reader.read(message("", both))).isInstanceOf(Reading.Readable.class);
  }

  @Test
  void ofAnItemOnlyTheFeatureCanBeChanged() {
    assertThat(violated("\"itemId\":7,", "{\"mailNo\":null,\"receiver\":{},\"feature\":{}}"))
        .containsExactly("/changes/receiver", "/changes/mailNo");
    assertThat(reader.read(message("\"itemId\":\"7\",", "{\"feature\":{\"a\":1}}")))
        .isInstanceOf(Reading.Readable.class);
    assertThat(Identity.of(message("", "{}"), reader.read(message("", "{}"))))
        .isNotEqualTo(
            Identity.of(
                message("\"itemId\":7,", "{}"), reader.read(message("\"itemId\":7,", "{}"))));
  }

  @Test
  void theSameChangesAreTheSameMessageHoweverTheyWereWritten() {
    assertThat(identity("{\"buyerName\":\"王\",\"feature\":{\"a\":1,\"b\":null}}"))
        .isEqualTo(identity("{\"feature\":{\"b\":null,\"a\":1.0}, \"buyerName\":\"\\u738b\"}"))
        .isNotEqualTo(identity("{\"buyerName\":\"王\"}"));
  }

  @Test
  void aLocationIsPatchedCoordinateByCoordinate() {
    Party there =
        PartyPatch.to(
                new Party(null, null, null, null, null, null, null, null, null, new Location(1, 2)))
            .applied(null);
    assertThat(location("{\"lat\":3}").applied(there).location()).isEqualTo(new Location(3, 2));
    assertThat(location("{\"lat\":null,\"lon\":null}").applied(there).location()).isNull();
    assertThat(location("null").applied(there).location()).isNull();
    assertThat(location("{\"lon\":null}").missing(there)).isEqualTo("location.lon");
    assertThat(location("{\"lon\":4}").missing(null)).isEqualTo("location.lat");
    assertThat(location("{\"lat\":3}").missing(there)).isNull();
    assertThat(location("{}").missing(null)).isNull();
  }

  private PartyPatch location(String patch) {
    return changes("{\"receiver\":{\"location\":" + patch + "}}").fields().receiver()
            instanceof Patch.Set<PartyPatch>(PartyPatch party)
        ? party
        : PartyPatch.to(Party.NOBODY);
  }

  @Test
  void aWholePartyReplacesWhateverWasThere() {
    Party other = new Party(null, "张", null, null, "C", null, null, null, null, null);

    assertThat(PartyPatch.to(other).applied(somebody())).isEqualTo(other);
    assertThat(PartyPatch.to(other).applied(null)).isEqualTo(other);
  }

  private OrderChanges changes(String json) {
    return reader.read(message("", json)) instanceof Reading.Readable(_, OrderUpdate update)
        ? update.changes()
        : new OrderChanges("not readable", FieldPatch.NOTHING);
  }

  private Identity identity(String json) {
    IncomingMessage message = message("", json);
    return Identity.of(message, reader.read(message));
  }

  private List<String> violated(String fields, String changes) {
    return fieldsOf(reader.read(message(fields, changes)));
  }

  private static List<String> fieldsOf(Reading reading) {
    return reading instanceof Reading.Unreadable unreadable
        ? unreadable.violations().stream().map(Violation::field).toList()
        : List.of();
  }

  private static IncomingMessage message(String fields, String changes) {
    return Messages.binary(
        TYPE, "{\"lgOrderCode\":\"LG\",%s\"changes\":%s}".formatted(fields, changes));
  }
}
