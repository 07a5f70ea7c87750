package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.model.Identity;
import io.lading.traffic.MalformedMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedMessagesTest {
  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  static List<MalformedMessages.Message> all() {
    return MalformedMessages.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void everyClassOfMalformedInputHasItsReason(MalformedMessages.Message message) {
    assertThat(reader.read(incoming(message)))
        .as(message.name())
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason().code().name())
                  .as(unreadable.reason().message())
                  .isEqualTo(message.code());
              assertThat(unreadable.reason().errorClass()).isNotEmpty();
              assertThat(unreadable.reason().message()).isNotEmpty();
            });
  }

  @Test
  void thereAreManyClassesAndEachHasItsOwnIdentity() {
    Set<Identity> identities = new HashSet<>();
    for (MalformedMessages.Message message : all()) {
      IncomingMessage incoming = incoming(message);
      identities.add(Identity.of(incoming, reader.read(incoming)));
    }
    assertThat(all()).hasSizeGreaterThan(60);
    assertThat(identities).hasSize(all().size());
  }

  /** Whatever bytes come, the answer is a value. */
  @Test
  void readingNeverThrows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (MalformedMessages.Message message : all()) {
      byte[] value = message.value();
      if (value != null && value.length > 0 && value.length < 10_000) {
        for (int i = 0; i < 50; i++) {
          byte[] mutated = value.clone();
          mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
          assertThat(reader.read(Messages.binary(Messages.ORDER_PAID, mutated)))
              .as("seed %d", seed)
              .isNotNull();
          assertThat(
                  reader.read(
                      Messages.structured(new String(mutated, StandardCharsets.ISO_8859_1))))
              .as("seed %d", seed)
              .isNotNull();
        }
      }
    }
  }

  private static IncomingMessage incoming(MalformedMessages.Message message) {
    List<MessageHeader> headers = new ArrayList<>();
    message.headers().forEach((name, value) -> headers.add(new MessageHeader(name, value)));
    return new IncomingMessage(
        Topics.TRADE_EVENTS, 0, 0, 0, message.key(), message.value(), headers);
  }
}
