package io.lading.core.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one caller has written, and wants to find. */
public record ReadTokens(List<ReadToken> tokens) {

  /** Whoever has written to more orders has to ask more often. */
  public static final int MOST = 20;

  /** What {@link #parse} reads. */
  public static final String EXPECTED =
      "1 to " + MOST + " tokens, each as an answer of the write side had it, separated by commas";

  /** Of a caller who says nothing. */
  public static final ReadTokens NONE = new ReadTokens(List.of());

  public ReadTokens {
    if (tokens.size() > MOST) {
      throw new IllegalArgumentException(tokens.size() + " tokens, expected " + MOST + " at most");
    }
    tokens = List.copyOf(tokens);
  }

  /** {@code values}: of the header, which may come several times; empty if one is wrong. */
  public static Optional<ReadTokens> parse(List<String> values) {
    List<ReadToken> tokens = new ArrayList<>();
    for (String text : String.join(",", values).split(",", MOST + 1)) {
      Optional<ReadToken> token = ReadToken.parse(text.strip());
      if (token.isEmpty()) {
        return Optional.empty();
      }
      tokens.add(token.get());
    }
    return Optional.of(tokens).filter(all -> all.size() <= MOST).map(ReadTokens::new);
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** Whether who has come to {@code replayed} has all of it. */
  public boolean areAt(WalPosition replayed) {
    return tokens.stream().map(ReadToken::written).allMatch(replayed::hasPassed);
  }

  /** On which timeline of the log the newest was written; 0 if there is none. */
  public int newestTimeline() {
    return tokens.stream().mapToInt(token -> token.written().timeline()).max().orElse(0);
  }

  /** Without those of other orders. */
  public ReadTokens of(long orderId) {
    return new ReadTokens(
        tokens.stream()
            .filter(token -> token.orderId() == orderId || token.orderId() == 0)
            .toList());
  }

  /** Only those that name an event. */
  public List<ReadToken> events() {
    return tokens.stream().filter(token -> token.sequence() > 0).toList();
  }
}
