package io.lading.tracking.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCodesTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final ReceiptCodes codes = new ReceiptCodes(SECRET);

  /** Computed elsewhere. */
  @Test
  void aCodeIsTheFirstFiftyBitsOfTheHmacOfTheOrderId() {
    assertThat(codes.of(4711)).hasValue("H9NQGXSJTY");
    assertThat(codes.of(0)).hasValue("HT55A14VAQ");
    assertThat(codes.of(9007199254740993L)).hasValue("CWN9TQQJM5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"05YSTYGX10", "05yst-ygx10", "-O5ySTYGXIo", "o5YSTYGXL0"})
  void caseAndHyphensAndLookalikesDoNotMatter(String presented) {
    assertThat(codes.fits(presented, 12)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "05YSTYGX1", "05YSTYGX100", "05YSTYGX11", "０5YSTYGX10", " 05YSTYGX10"})
  void anythingElseDoesNotFit(String presented) {
    assertThat(codes.fits(presented, 12)).isFalse();
  }

  @Test
  void aCodeIsOfOneOrderAndOneSecret() {
    assertThat(codes.fits("05YSTYGX10", 13)).isFalse();
    assertThat(new ReceiptCodes(SECRET + "x").fits("05YSTYGX10", 12)).isFalse();
  }

  @Test
  void withoutASecretThereAreNone() {
    assertThat(new ReceiptCodes(null).of(12)).isEmpty();
    assertThat(new ReceiptCodes(null).fits("", 12)).isFalse();
  }
}
