package io.lading.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processor time from /proc/PID/stat, in seconds. */
final class ProcessCpu {

  private static final double TICKS_PER_SECOND = 100;

  /** Fields after the command, which may hold spaces: utime, stime, cutime, cstime. */
  private static final int FIRST = 11;

  private ProcessCpu() {}

  /** Of the process alone. */
  static double alone(long pid) {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new IllegalStateException("process " + pid + " has ended, its time is not known");
    }
    return seconds(pid, 2);
  }

  /** Of the process, its children, and those of its children that have ended. */
  static double family(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
    double children =
        process.descendants().map(ProcessHandle::pid).mapToDouble(c -> seconds(c, 2)).sum();
    return seconds(pid, 4) + children;
  }

  /** {@code fields}: 2 for the process alone, 4 with the children it has waited for. */
  private static double seconds(long pid, int fields) {
    try {
      byte[] stat = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
      String text = new String(stat, StandardCharsets.ISO_8859_1);
      List<String> values = List.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
      return values.subList(FIRST, FIRST + fields).stream().mapToLong(Long::parseLong).sum()
          / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }
}
