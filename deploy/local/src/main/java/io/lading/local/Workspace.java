package io.lading.local;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The data folder of a run, which one run at a time may use. */
final class Workspace implements AutoCloseable {
  private static final long NEEDED_BYTES = 1_000_000_000L;
  private static final long FULL_BYTES = 50_000_000L;

  private final Path folder;
  private final FileChannel lock;

  private Workspace(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes the folder if needed; refuses one in use or on a disk that is nearly full. */
  static Workspace open(Path folder) {
    Folders.existing(folder);
    try {
      long free = freeBytes(folder);
      if (free < NEEDED_BYTES) {
        throw new EngineFailure(
            "the disk of %s has %d MB free, and a run needs %d MB; choose another with --data"
                .formatted(folder, free / 1_000_000, NEEDED_BYTES / 1_000_000));
      }
      return new Workspace(folder, locked(folder));
    } catch (IOException failed) {
      throw new EngineFailure("cannot write to " + folder + ": " + failed.getMessage(), failed);
    }
  }

  private static long freeBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new EngineFailure("another run is using " + folder + "; choose another with --data");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  /** Refuses to go on when the disk is full or nearly so. */
  void demandRoom() {
    try {
      long free = freeBytes(folder);
      if (free < FULL_BYTES) {
        throw new EngineFailure(
            "the disk of %s is full: %d MB left".formatted(folder, free / 1_000_000));
      }
    } catch (IOException failed) {
      throw new EngineFailure("cannot look at " + folder + ": " + failed.getMessage(), failed);
    }
  }

  Path folder(String name) {
    return Folders.existing(folder.resolve(name));
  }

  /** A seed that no earlier run in this folder had: 1, 2, 3 … */
  long nextSeed() {
    Path file = folder.resolve("last-seed");
    try {
      long seed = 1 + (Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0);
      Files.writeString(file, Long.toString(seed));
      return seed;
    } catch (IOException | NumberFormatException failed) {
      throw new EngineFailure("cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException alreadyReleased) {
      // what was wanted
    }
  }
}
