package io.lading.core.postgres;

/**
 * A statement about the rows of orders where they live, and the same about those that are archived:
 * history shows them under the same columns. In the text, {@code %1$s_order} is the first table,
 * and the others are called after it.
 */
public record Shelved(String live, String archived) {

  public static Shelved of(String statement) {
    return new Shelved(statement.formatted("logistics"), statement.formatted("history"));
  }

  public String on(Shelf shelf) {
    return switch (shelf) {
      case LIVE -> live;
      case HISTORY -> archived;
    };
  }
}
