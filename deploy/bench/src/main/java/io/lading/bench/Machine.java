package io.lading.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What the benchmark ran on. */
record Machine(int cores, String processor, String memory, String system, long flushMicros) {

  private static final int FLUSHES = 300;

  static Machine describe() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/cpuinfo"), "model name"),
        installedMemory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        measureFlush());
  }

  /** The median time to append 8 KB to a file among temporary ones and flush it to the disk. */
  private static long measureFlush() throws IOException {
    Path file = Files.createTempFile("lading-flush", ".bin");
    long[] nanos = new long[FLUSHES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FLUSHES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(8_192));
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return nanos[FLUSHES / 2] / 1_000;
  }

  private static String installedMemory() {
    String kilobytes = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    return kilobytes.isEmpty() ? "unknown" : Long.parseLong(kilobytes) / (1 << 20) + " GiB";
  }

  private static String field(Path file, String name) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The commit that was measured, and whether files differ from it. */
  static String commit(Path home) {
    return output(home, "git", "describe", "--always", "--dirty", "--abbrev=12");
  }

  private static String output(Path home, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] said = process.getInputStream().readAllBytes();
      boolean well = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      return well ? new String(said, StandardCharsets.UTF_8).strip() : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
