package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLimitsTest {

  @Test
  void aMessageMayHaveOneMebibyteAndThirtyTwoLevels() {
    assertThat(ContractLimits.DEFAULT).isEqualTo(new ContractLimits(1_048_576, 32, 64, 1024, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 32, 64, 1024, 100, maxBytes",
    "1048576, 0, 64, 1024, 100, maxDepth",
    "1048576, 32, 0, 1024, 100, maxNumberLength",
    "1048576, 32, 64, 0, 100, maxNameLength",
    "1048576, 32, 64, 1024, 0, maxViolations",
    "2000000000, 32, 64, 1024, 100, maxBytes"
  })
  void nonsenseIsRefusedByName(
      int bytes, int depth, int number, int name, int violations, String refused) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContractLimits(bytes, depth, number, name, violations))
        .withMessageContaining(refused);
  }

  @Test
  void limitsCountWhatIsSkippedToo() {
    EventReader reader = new JsonEventReader(new ContractLimits(2000, 8, 32, 64, 2));

    assertThat(flaw(reader, "{\"x\":[[[[[[[[]]]]]]]]}")).isEqualTo("LimitExceeded");
    assertThat(flaw(reader, "{\"x\":" + "1".repeat(33) + "}")).isEqualTo("LimitExceeded");
    assertThat(flaw(reader, "{\"" + "x".repeat(65) + "\":1}")).isEqualTo("LimitExceeded");
    assertThat(flaw(reader, "{\"x\":\"" + "x".repeat(2000) + "\"}")).isEqualTo("TooLarge");
  }

  @Test
  void violationsBeyondTheLimitAreCounted() {
    EventReader reader = new JsonEventReader(new ContractLimits(2000, 8, 32, 64, 2));

    Reading.Unreadable reading =
        (Reading.Unreadable) reader.read(Messages.binary(Messages.ORDER_PAID, "{}"));

    assertThat(reading.violations()).hasSize(2);
    assertThat(reading.reason().message()).endsWith("; and 3 more");
  }

  private static String flaw(EventReader reader, String json) {
    Reading reading = reader.read(Messages.binary(Messages.ORDER_PAID, json));
    return ((Reading.Unreadable) reading).reason().errorClass();
  }
}
