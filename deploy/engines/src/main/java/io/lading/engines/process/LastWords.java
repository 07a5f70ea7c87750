package io.lading.engines.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the end of a log says about why a process ended, in one line. */
final class LastWords {
  private static final int TAIL = 32 * 1024;
  private static final Pattern DISK_FULL = Pattern.compile("No space left on device");
  private static final Pattern PORT_TAKEN = Pattern.compile("Address already in use");
  private static final Pattern REASON = Pattern.compile("FATAL|PANIC|Exception|Error|Caused by");
  private static final String SPRING_SAYS_WHY = "Description:";

  private LastWords() {}

  static String of(Path log) {
    try {
      List<String> lines = tail(log).lines().filter(Predicate.not(String::isBlank)).toList();
      return reason(lines) + " (see " + log + ")";
    } catch (IOException unreadable) {
      return "no log at " + log;
    }
  }

  private static String reason(List<String> lines) {
    if (lines.stream().anyMatch(DISK_FULL.asPredicate())) {
      return "the disk is full: No space left on device";
    }
    if (lines.stream().anyMatch(PORT_TAKEN.asPredicate())) {
      return "its port is already taken";
    }
    int description = lines.lastIndexOf(SPRING_SAYS_WHY) + 1;
    if (description > 0 && description < lines.size()) {
      return lines.get(description).strip();
    }
    return Stream.concat(
            lines.reversed().stream().filter(REASON.asPredicate()), lines.reversed().stream())
        .findFirst()
        .map(String::strip)
        .orElse("it said nothing");
  }

  private static String tail(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL));
      byte[] bytes = new byte[(int) Math.min(TAIL, file.length())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
