package io.lading.engines.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The ports that one JVM chooses from, as long as it lives: others beside it would choose the same
 * one before either listens on it. Only even ones; the odd one above is left to who took the even
 * one. Safe for several threads.
 */
final class PortShare {
  /** Below the range from which the kernel takes client ports, so a restart finds them free. */
  private static final int FROM = 20_000;

  private static final int SHARES = 24;
  private static final int SIZE = 500;

  private final int from;
  private final int pairs;

  /** Held until this JVM ends. */
  private final @Nullable FileLock lock;

  private final AtomicInteger next;

  private PortShare(int from, int size, @Nullable FileLock lock) {
    this.from = from;
    this.pairs = size / 2;
    this.lock = lock;
    this.next = new AtomicInteger(ThreadLocalRandom.current().nextInt(pairs));
  }

  /** A share that nobody has; all of them if none is left or the file cannot be written. */
  static PortShare registeredIn(Path file) {
    try {
      FileChannel register =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      for (int share = 0; share < SHARES; share++) {
        FileLock mine = lock(register, share);
        if (mine != null) {
          return new PortShare(FROM + share * SIZE, SIZE, mine);
        }
      }
      register.close();
    } catch (IOException unwritable) {
      // Then whoever listens first has a port, as if there were no shares.
    }
    return new PortShare(FROM, SHARES * SIZE, null);
  }

  private static @Nullable FileLock lock(FileChannel register, int share) throws IOException {
    try {
      return register.tryLock(share, 1, false);
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  boolean isOwn() {
    return lock != null;
  }

  /** Each once, before any is given again. */
  int next() {
    return from + 2 * Math.floorMod(next.getAndIncrement(), pairs);
  }
}
