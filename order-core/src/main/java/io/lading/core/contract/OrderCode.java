package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * The code of the order that a document is about. It may be given from outside: then the document
 * may repeat it, but not contradict.
 */
record OrderCode(@Nullable String given) {

  @Nullable String read(JsonCursor in) {
    String told = in.text(1, 128);
    if (given == null) {
      return told;
    }
    if (told != null && !told.equals(given)) {
      in.violation("", given + ", as outside of the document");
    }
    return given;
  }
}
