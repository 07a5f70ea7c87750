package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.Identity;
import io.lading.traffic.MalformedUpdates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedUpdatesTest {
  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  static List<MalformedUpdates.Update> all() {
    return MalformedUpdates.about("LG0000000000000000001");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void everyClassOfMalformedUpdatesHasItsReasonThatNamesEveryWrongField(
      MalformedUpdates.Update update) {
    assertThat(reader.read(incoming(update)))
        .as(update.message().name())
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason().code().name()).isEqualTo(update.message().code());
              assertThat(unreadable.violations())
                  .extracting(Violation::field)
                  .containsExactlyInAnyOrderElementsOf(update.fields());
              assertThat(update.fields())
                  .allMatch(field -> unreadable.reason().message().contains(field + ": expected"));
            });
  }

  @Test
  void thereAreManyClassesOfEveryTypeAndEachHasItsOwnIdentity() {
    Set<Identity> identities = new HashSet<>();
    for (MalformedUpdates.Update update : all()) {
      IncomingMessage incoming = incoming(update);
      identities.add(Identity.of(incoming, reader.read(incoming)));
    }
    assertThat(identities).hasSameSizeAs(all()).hasSizeGreaterThan(100);
  }

  private static IncomingMessage incoming(MalformedUpdates.Update update) {
    List<MessageHeader> headers = new ArrayList<>();
    update
        .message()
        .headers()
        .forEach((name, value) -> headers.add(new MessageHeader(name, value)));
    return new IncomingMessage(
        Topics.ORDER_UPDATES, 0, 0, 0, update.message().key(), update.message().value(), headers);
  }
}
