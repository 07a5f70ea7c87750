package io.lading.core.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadTokenTest {

  private static final ReadToken TOKEN = token(3, 0x16_B374_D848L, 4711, 7);

  @Test
  void aTokenIsReadAsItWasMade() {
    assertThat(ReadToken.parse(TOKEN.text())).hasValue(TOKEN);
    ReadToken largest = token(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(ReadToken.parse(largest.text())).hasValue(largest);
    ReadToken ofStock = ReadToken.of(new WalPosition(1, 0));
    assertThat(ReadToken.parse(ofStock.text())).hasValue(ofStock);
    assertThat(TOKEN.text()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void whateverIsChangedOrCutIsNoToken() {
    byte[] bytes = Base64.getUrlDecoder().decode(TOKEN.text());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(ReadToken.parse(text)).as("bit %d", bit).isEmpty();
    }
    for (String text : List.of("", "x", "latest", "é", TOKEN.text() + "A")) {
      assertThat(ReadToken.parse(text)).as(text).isEmpty();
    }
    IntStream.range(0, TOKEN.text().length())
        .forEach(end -> assertThat(ReadToken.parse(TOKEN.text().substring(0, end))).isEmpty());
  }

  @Test
  void nonsenseIsNoToken() {
    assertThatThrownBy(() -> token(1, 1, -1, 0)).hasMessageContaining("order -1");
    assertThatThrownBy(() -> token(0, 1, 1, 1)).hasMessageContaining("timeline 0");
    assertThatThrownBy(() -> token(1, -1, 1, 1)).hasMessageContaining("byte -1");
  }

  @Test
  void severalComeInOneHeaderOrInMany() {
    ReadToken other = token(1, 2, 3, 4);
    String both = TOKEN.text() + " , " + other.text();
    assertThat(ReadTokens.parse(List.of(both)).orElseThrow().tokens())
        .containsExactly(TOKEN, other);
    assertThat(ReadTokens.parse(List.of(both, other.text())).orElseThrow().tokens())
        .containsExactly(TOKEN, other, other);
    for (String wrong : List.of("", "x", both + ",", "," + both, both + ",x")) {
      assertThat(ReadTokens.parse(List.of(wrong))).as(wrong).isEmpty();
    }
    assertThat(ReadTokens.parse(Collections.nCopies(ReadTokens.MOST, TOKEN.text()))).isPresent();
    assertThat(ReadTokens.parse(Collections.nCopies(ReadTokens.MOST + 1, TOKEN.text()))).isEmpty();
  }

  @Test
  void whoeverHasPassedAllOfThemHasWhatWasWritten() {
    ReadTokens tokens = new ReadTokens(List.of(token(1, 10, 1, 1), token(2, 5, 2, 1)));
    assertThat(tokens.areAt(new WalPosition(2, 10))).isTrue();
    assertThat(tokens.areAt(new WalPosition(3, 11))).isTrue();
    assertThat(tokens.areAt(new WalPosition(2, 9))).isFalse();
    assertThat(tokens.areAt(new WalPosition(1, 11))).as("another history").isFalse();
    assertThat(ReadTokens.NONE.areAt(new WalPosition(1, 0))).isTrue();
  }

  @Test
  void anOrderIsNotConcernedByThoseOfOthers() {
    ReadToken ofStock = ReadToken.of(new WalPosition(1, 1));
    ReadTokens tokens = new ReadTokens(List.of(TOKEN, token(1, 2, 3, 4), ofStock));
    assertThat(tokens.of(4711).tokens()).containsExactly(TOKEN, ofStock);
    assertThat(tokens.of(1).tokens()).containsExactly(ofStock);
    assertThat(tokens.newestTimeline()).isEqualTo(3);
    assertThat(ReadTokens.NONE.newestTimeline()).isZero();
    assertThat(tokens.events()).containsExactly(TOKEN, token(1, 2, 3, 4));
  }

  private static ReadToken token(int timeline, long lsn, long orderId, int sequence) {
    return new ReadToken(new WalPosition(timeline, lsn), orderId, sequence);
  }
}
