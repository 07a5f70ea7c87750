package io.lading.tracking.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.tracking.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiptGuessesTest {

  private static final String RIGHT = "05YSTYGX10";

  private final SteppingClock clock = new SteppingClock();
  private final ReceiptGuesses guesses =
      new ReceiptGuesses(new ReceiptCodes("0123456789abcdef0123456789abcdef"), 3, clock);

  @Test
  void afterTooManyWrongOnesNoneIsLookedAtUntilTheMinuteHasPassed() {
    guess(12, 2);
    assertThat(guesses.judge(RIGHT, 12)).isEqualTo(new Guess.Right());
    clock.step(Duration.ofSeconds(10));
    guess(12, 1);
    assertThat(guesses.judge(RIGHT, 12)).isEqualTo(new Guess.Barred(Duration.ofSeconds(50)));
    clock.step(Duration.ofSeconds(50));
    assertThat(guesses.judge(RIGHT, 12)).isEqualTo(new Guess.Right());
    guess(12, 3);
    assertThat(guesses.judge(RIGHT, 12)).isEqualTo(new Guess.Barred(Duration.ofMinutes(1)));
  }

  @Test
  void guessesAtOneOrderBarNoOther() {
    guess(1, 3);
    assertThat(guesses.judge(RIGHT, 12)).isEqualTo(new Guess.Right());
  }

  @Test
  void noMoreOrdersThanItsBoundAreRemembered() {
    guess(12, 3);
    for (int order = 1000; order < 1000 + ReceiptGuesses.MOST_ORDERS - 1; order++) {
      guess(order, 1);
    }
    assertThat(guesses.judge(RIGHT, 12)).isInstanceOf(Guess.Barred.class);
    guess(1, 1);
    assertThat(guesses.judge(RIGHT, 12)).isEqualTo(new Guess.Right());
  }

  private void guess(long order, int times) {
    for (int n = 0; n < times; n++) {
      assertThat(guesses.judge("0000000000", order)).isEqualTo(new Guess.Wrong());
    }
  }
}
