package io.lading.bench;

import java.time.LocalDate;
import java.util.Map;

/** What is needed to judge a table and to repeat it. */
record Conditions(
    LocalDate date, String commit, String command, Machine machine, Map<String, String> versions) {

  void writeTo(Markdown out) {
    out.line("Commit %s. Repeat with `%s`.", commit, command);
    out.line(
        "%d cores (%s), %s of memory, %s; appending 8 KB and flushing it takes %d µs.",
        machine.cores(),
        machine.processor(),
        machine.memory(),
        machine.system(),
        machine.flushMicros());
    out.line(
        String.join(
            ", ",
            versions.entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toList()));
  }
}
