package io.lading.core.reads;

import java.util.Locale;

/** Who has answered a question. */
public enum Source {
  PRIMARY,
  REPLICA;

  /** Of the answers of the read side. */
  public static final String HEADER = "Lading-Read-Source";

  /** As the header says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
