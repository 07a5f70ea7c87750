package io.lading.engines.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of one own server below its home: data, password and log. The data folder appears under
 * its name only when initdb has finished, so a start that was interrupted is simply repeated.
 */
record Cluster(Path home, Path programs, Unprivileged unprivileged) {
  static final String ADMINISTRATOR = "postgres";

  Path data() {
    return home.resolve("data");
  }

  String password() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path passwordFile() {
    return home.resolve("password");
  }

  List<String> program(String name) {
    List<String> command = new ArrayList<>(unprivileged.prefix());
    command.add(programs.resolve("bin").resolve(name).toString());
    return command;
  }

  /** Makes the data folder with initdb, unless it is there. */
  void initialise() {
    if (Files.isDirectory(data())) {
      return;
    }
    Path half = home.resolve("data.unfinished");
    try {
      Folders.delete(half);
      writePassword();
      Files.createDirectory(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      unprivileged.own(home);
      unprivileged.demandEntry(home);
      initdb(half);
      Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new EngineFailure("cannot make a database in " + home + ": " + failed, failed);
    }
  }

  private void writePassword() throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile(), HexFormat.of().formatHex(secret) + "\n");
  }

  private void initdb(Path folder) throws IOException {
    List<String> command = program("initdb");
    command.addAll(List.of("-D", folder.toString(), "-U", ADMINISTRATOR, "-A", "scram-sha-256"));
    command.addAll(List.of("--pwfile", passwordFile().toString(), "-E", "UTF8"));
    command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new EngineFailure("initdb failed: " + said.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("interrupted while making the database", interrupted);
    }
  }
}
