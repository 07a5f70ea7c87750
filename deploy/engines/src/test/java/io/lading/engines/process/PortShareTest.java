package io.lading.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortShareTest {
  @TempDir Path folder;

  @Test
  void eachPortIsGivenOnceBeforeAnyIsGivenAgainAndItsNeighbourNever() {
    PortShare share = PortShare.registeredIn(folder.resolve("register"));
    assertThat(ports(share)).hasSize(250).allMatch(port -> port % 2 == 0);
    assertThat(share.isOwn()).isTrue();
  }

  @Test
  void sharesHaveNoPortInCommon() {
    Path register = folder.resolve("register");
    Set<Integer> all = new TreeSet<>();
    for (int n = 0; n < 24; n++) {
      all.addAll(ports(PortShare.registeredIn(register)));
    }
    assertThat(all).hasSize(24 * 250).allMatch(port -> port >= 20_000 && port < 32_000);
  }

  @Test
  void whoGetsNoShareChoosesAmongAllPorts() {
    PortShare share = PortShare.registeredIn(folder.resolve("no such folder").resolve("register"));
    assertThat(share.isOwn()).isFalse();
    assertThat(ports(share)).hasSize(250);
  }

  private static Set<Integer> ports(PortShare share) {
    return IntStream.range(0, 250).mapToObj(_ -> share.next()).collect(Collectors.toSet());
  }
}
