package io.lading.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page shows the way that the rules of the order centre know. */
class WaysTest {

  private static final Path SCRIPT =
      Path.of("src", "main", "resources", "static", "page", "path.js");
  private static final Set<OrderStatus> ENDS =
      EnumSet.of(
          OrderStatus.DELIVERED, OrderStatus.REJECTED, OrderStatus.RETURNING, OrderStatus.RETURNED);

  @Test
  void everyStepLeadsToAllThatFollowAndNotBack() throws IOException {
    for (FulfilmentMode mode : FulfilmentMode.values()) {
      List<OrderStatus> way = way(mode);
      for (int step = 0; step < way.size(); step++) {
        Set<OrderStatus> ahead = EnumSet.copyOf(ENDS);
        ahead.addAll(way.subList(step + 1, way.size()));
        assertThat(LifeCycle.of(mode).ahead(Standing.of(way.get(step))))
            .as(mode + " " + way.get(step))
            .containsExactlyInAnyOrderElementsOf(ahead);
      }
    }
  }

  private static List<OrderStatus> way(FulfilmentMode mode) throws IOException {
    Matcher way = Pattern.compile(mode + ": \\[([^]]+)]").matcher(Files.readString(SCRIPT));
    assertThat(way.find()).isTrue();
    return Stream.of(way.group(1).split("[', ]+", -1))
        .filter(word -> !word.isEmpty())
        .map(OrderStatus::valueOf)
        .toList();
  }
}
