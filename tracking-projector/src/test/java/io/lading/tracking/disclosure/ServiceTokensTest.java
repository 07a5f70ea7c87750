package io.lading.tracking.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

  @Test
  void eachTokenIsKnownWholeAndNothingElse() {
    var tokens = new ServiceTokens(List.of("first", "secönd"));
    assertThat(List.of("first", "secönd")).allMatch(tokens::knows);
    assertThat(List.of("", "firs", "firstt", "First", "first,secönd")).noneMatch(tokens::knows);
  }

  @Test
  void withoutTokensNothingIsKnown() {
    assertThat(new ServiceTokens(List.of()).knows("")).isFalse();
  }
}
