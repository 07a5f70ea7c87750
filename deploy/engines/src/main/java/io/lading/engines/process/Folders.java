package io.lading.engines.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders of the engines. */
public final class Folders {
  private Folders() {}

  /** A new empty folder that only this user can enter. */
  public static Path temporary(String purpose) {
    try {
      return Files.createTempDirectory("lading-" + purpose + "-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The folder, made if it was missing. */
  public static Path existing(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new EngineFailure("cannot make the folder " + folder + ": " + failed, failed);
    }
  }

  /** Removes the folder and all that is in it; files that vanish meanwhile are fine. */
  public static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Remover());
    } catch (NoSuchFileException gone) {
      // what was wanted
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
