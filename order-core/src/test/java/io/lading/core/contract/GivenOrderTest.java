package io.lading.core.contract;

import static io.lading.core.contract.Messages.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents about an order that is named outside of them, as by the path of a request. */
class GivenOrderTest {

  private static final String CODE = "LG0000000000000000007";
  private static final Map<EventType, String> DATA =
      Map.of(
          EventType.STATUS_UPDATE, "{%s\"status\":\"SHIPPED\"}",
          EventType.INTERCEPT_ANSWERED, "{%s\"outcome\":\"CAUGHT\"}",
          EventType.ORDER_UPDATE, "{%s\"changes\":{\"buyerName\":\"a\"}}",
          EventType.ORDER_CANCEL, "{%s\"reason\":\"changed my mind\"}",
          EventType.CHECKPOINT, "{%s\"description\":\"hub\"}");

  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource(
      names = {"STATUS_UPDATE", "INTERCEPT_ANSWERED", "ORDER_UPDATE", "ORDER_CANCEL", "CHECKPOINT"})
  void theDocumentMayRepeatTheCodeButNotContradict(EventType type) {
    InputEvent without = event(about(type, ""));
    assertThat(event(about(type, "\"lgOrderCode\":\"" + CODE + "\","))).isEqualTo(without);
    assertThat(without.toString()).contains(CODE);
    assertThat(violations(about(type, "\"lgOrderCode\":\"LG1\",")))
        .containsExactly(new Violation("/lgOrderCode", CODE + ", as outside of the document"));
  }

  @Test
  void theGivenCodeGoesBeforeATradeInTheDocument() {
    String trade = "\"tradeOrderCode\":\"T\",\"bizType\":\"B\",";
    assertThat(event(about(EventType.ORDER_CANCEL, trade)))
        .isEqualTo(new OrderCancel(new OrderRef(CODE, null), null, "changed my mind"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"STATUS_UPDATE", "INTERCEPT_ANSWERED", "ORDER_UPDATE", "ORDER_CANCEL", "CHECKPOINT"})
  void whatIsAboutNoOrderIsUnknownHere(EventType type) {
    assertThat(reader.readAbout(envelope(type), CODE, utf8("{}")))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.reason().code()).isEqualTo(DeadLetterCode.UNKNOWN_TYPE));
  }

  @Test
  void aPatchIsTheDocumentItself() {
    String changes = "{\"receiver\":{\"name\":null},\"news\":1}";
    Reading patched = patch(changes);
    String message =
        "{\"lgOrderCode\":\"%s\",\"packageNo\":\"2\",\"expectedVersion\":3,\"changes\":%s}";
    Reading sent =
        reader.read(envelope(EventType.ORDER_UPDATE), utf8(message.formatted(CODE, changes)));
    assertThat(event(patched)).isEqualTo(event(sent));
  }

  @Test
  void violatedFieldsOfAPatchAreNamedWhereTheyAre() {
    assertThat(violations(patch("{\"receiver\":{\"name\":3},\"buyerName\":\"a\",\"mailNo\":[]}")))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("/receiver/name", "/buyerName", "/mailNo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "3", "null", "{", "{} {}"})
  void aPatchThatIsNoObjectIsUnreadable(String json) {
    assertThat(patch(json))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.reason().code()).isEqualTo(DeadLetterCode.UNREADABLE_EVENT));
  }

  private Reading patch(String json) {
    return reader.readPatch(
        envelope(EventType.ORDER_UPDATE), new PatchTarget(CODE, "2", null, 3), utf8(json));
  }

  private Reading about(EventType type, String fields) {
    return reader.readAbout(
        envelope(type), CODE, utf8(DATA.getOrDefault(type, "{}").formatted(fields)));
  }

  private static InputEvent event(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Readable.class);
    return ((Reading.Readable) reading).event();
  }

  private static List<Violation> violations(Reading reading) {
    return ((Reading.Unreadable) reading).violations();
  }

  private static Envelope envelope(EventType type) {
    return new Envelope(type.type(), null, null, null, null, null, null, null);
  }
}
