package io.lading.local;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/**
 * What a person sees: on a terminal one line that refreshes, elsewhere a line every few seconds.
 */
final class Screen {
  private static final Duration REFRESH = Duration.ofMillis(500);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final String ERASE_LINE = "\r\u001b[K";

  /** A terminal too narrow clips the line instead of breaking it, so that it can be replaced. */
  private static final String CLIP = "\u001b[?7l";

  private static final String WRAP_AGAIN = "\u001b[?7h";

  private final PrintStream out;
  private final boolean terminal;
  private boolean refreshing;

  private Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static Screen of(PrintStream out) {
    Console console = System.console();
    return new Screen(out, console != null && console.isTerminal());
  }

  /** How long to rest between two readings of the figures. */
  Duration rest() {
    return terminal ? REFRESH : SELDOM;
  }

  /** A line that stays. */
  synchronized void say(String line) {
    if (refreshing) {
      out.println();
      refreshing = false;
    }
    out.println(line);
    out.flush();
  }

  /** A line that the next one replaces, where that is possible. */
  synchronized void show(String line) {
    if (!terminal) {
      say(line);
      return;
    }
    out.print(ERASE_LINE + CLIP + line + WRAP_AGAIN);
    out.flush();
    refreshing = true;
  }
}
