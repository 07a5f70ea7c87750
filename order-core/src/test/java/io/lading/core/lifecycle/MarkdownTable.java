package io.lading.core.lifecycle;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as Markdown writes it. */
record MarkdownTable(List<String> header, List<List<String>> rows) {

  static MarkdownTable of(List<String> header, Stream<List<String>> rows) {
    return new MarkdownTable(header, rows.toList());
  }

  @Override
  public String toString() {
    List<String> rule = Collections.nCopies(header.size(), "---");
    return Stream.concat(Stream.of(header, rule), rows.stream())
        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
        .collect(Collectors.joining());
  }
}
