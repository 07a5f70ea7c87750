package io.lading.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/geo+json",
        "application/geo+json, */*",
        "application/geo+json, application/json;q=0.9",
        "application/json;q=0.1, application/*;q=0.2, application/geo+json;q=0.3",
        "application/*+json"
      })
  void theMapIsForWhoAsksForItMore(String accept) {
    assertThat(Preference.of(accept).isMap()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/*",
        "application/json",
        "application/json, application/geo+json",
        "application/json, application/geo+json;q=0.1",
        "application/geo+json;q=0, */*;q=0.1"
      })
  void jsonIsForEverybodyElse(String accept) {
    assertThat(Preference.of(accept).isMap()).isFalse();
  }
}
