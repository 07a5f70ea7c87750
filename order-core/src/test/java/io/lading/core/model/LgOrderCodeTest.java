package io.lading.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LgOrderCodeTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 123_456_789_012L, Long.MAX_VALUE})
  void aCodeLeadsBackToItsId(long id) {
    assertThat(LgOrderCode.of(id)).hasSize(21).startsWith("LG");
    assertThat(LgOrderCode.parse(LgOrderCode.of(id))).hasValue(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LG",
        "LG1",
        "XX0000000000000000012",
        "LG000000000000000001x",
        "LG9223372036854775808",
        "LG9999999999999999999",
        "LG00000000000000000123"
      })
  void anythingElseIsNoCode(String text) {
    assertThat(LgOrderCode.parse(text)).isEmpty();
  }

  @Test
  void anIdIsNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> LgOrderCode.of(-1));
  }
}
