package io.lading.core.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class TopicTermsTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void whatIsDeletedAfterADayIsKeptNoLongerThanADay() {
    TopicTerms terms = terms("delete", "86400000");
    assertThat(terms.keepsNothingLongerThan(DAY)).isTrue();
    assertThat(terms.keepsNothingLongerThan(DAY.minusMillis(1))).isFalse();
    assertThat(terms.kept()).isEqualTo("for PT24H");
    assertThat(terms.maxMessageBytes()).isEqualTo(1_048_588);
  }

  @Test
  void whatIsCompactedOrHasNoRetentionIsKeptForEver() {
    for (TopicTerms terms : List.of(terms("compact", "86400000"), terms("delete", "-1"))) {
      assertThat(terms.keepsNothingLongerThan(Duration.ofDays(10_000))).isFalse();
      assertThat(terms.kept()).isEqualTo("for ever");
    }
  }

  @Test
  void whatIsCompactedAndDeletedIsKeptUntilItIsDeleted() {
    assertThat(terms("compact,delete", "1").keepsNothingLongerThan(DAY)).isTrue();
  }

  @Test
  void whatIsNeverCleanedUpIsKeptForEver() {
    assertThat(terms("", "86400000").kept()).isEqualTo("for ever");
  }

  @Test
  void negativeBytesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicTerms("delete", 1, -1))
        .withMessageContaining("-1");
  }

  private static TopicTerms terms(String policy, String retention) {
    return TopicTerms.by(
        new Config(
            List.of(
                new ConfigEntry("cleanup.policy", policy),
                new ConfigEntry("retention.ms", retention),
                new ConfigEntry("max.message.bytes", "1048588"))));
  }
}
