package io.lading.engines.postgres;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs, unpacked once per version into a cache folder. Safe for several JVMs: a
 * file lock lets one unpack, and the folder appears under its name only when it is complete.
 */
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String UNFINISHED = "unpacking-";

  private PostgresBinaries() {}

  /** The folder with bin, lib and share. */
  static synchronized Path unpacked(Path cache) {
    URL archive = PostgresBinaries.class.getResource(ARCHIVE);
    String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (archive == null || !machine.equals("Linux on amd64")) {
      throw new EngineFailure(
          "the PostgreSQL that comes with Lading runs on Linux on x86-64 with glibc, and this is "
              + machine
              + ": the local run needs such a machine, tests can take other engines"
              + " (deploy/engines/README.md)");
    }
    try {
      return unpacked(cache, archive);
    } catch (IOException failed) {
      throw new EngineFailure("cannot unpack PostgreSQL into " + cache + ": " + failed, failed);
    }
  }

  private static Path unpacked(Path cache, URL archive) throws IOException {
    Path ready = cache.resolve("postgres-" + fingerprint(archive));
    if (Files.isDirectory(ready)) {
      return ready;
    }
    Folders.existing(cache);
    try (FileChannel lockFile = openLock(cache);
        var lock = lockFile.lock()) {
      if (lock.isValid() && !Files.isDirectory(ready)) {
        removeUnfinished(cache);
        Path half = Files.createTempDirectory(cache, UNFINISHED);
        unpack(archive, half);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(half, ready, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return ready;
  }

  /** What a JVM left that was killed while it unpacked; the lock says that no other one does. */
  private static void removeUnfinished(Path cache) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(cache, UNFINISHED + "*")) {
      left.forEach(Folders::delete);
    }
  }

  private static FileChannel openLock(Path cache) throws IOException {
    return FileChannel.open(
        cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** The jar says no version, but the checksum of the archive tells versions apart. */
  private static String fingerprint(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection jar) {
      return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
    }
    return Long.toString(archive.openConnection().getContentLengthLong());
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    try (InputStream raw = archive.openStream();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, folder);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, folder.resolve(entry.getLinkName()));
    } else if (!entry.getName().endsWith(".a")) {
      Files.createDirectories(target.getParent());
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
