package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArchivePolicyTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void historyIsKeptForEverOrAtLeastAsLongAsOrdersAreLive() {
    assertThat(new ArchivePolicy(DAY, null, false, 1).keepFor()).isNull();
    assertThat(new ArchivePolicy(DAY, DAY, true, 1).keepFor()).isEqualTo(DAY);
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertThatThrownBy(() -> new ArchivePolicy(DAY.negated(), null, false, 1))
        .hasMessageContaining("after");
    assertThatThrownBy(() -> new ArchivePolicy(DAY, Duration.ofHours(23), false, 1))
        .hasMessageContaining("keepFor");
    assertThatThrownBy(() -> new ArchivePolicy(DAY, null, false, 0)).hasMessageContaining("page");
  }
}
