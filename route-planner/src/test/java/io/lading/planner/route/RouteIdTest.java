package io.lading.planner.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteIdTest {

  @Test
  void whatIsMadeIsUnderstood() {
    assertThat(RouteId.parse(RouteId.of(42))).hasValue(42);
  }

  @Test
  void anythingElseIsNoRouteId() {
    for (String text :
        new String[] {"", "R", "42", "R-1", "R1x", "Rx", "R007", "R00", "R9999999999999999999"}) {
      assertThat(RouteId.parse(text)).as(text).isEmpty();
    }
  }
}
