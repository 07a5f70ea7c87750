package io.lading.engines.postgres;

import io.lading.engines.process.EngineFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How to run programs that refuse to be run by root. An ordinary user runs them as they are; root
 * runs them in a user namespace, or where that is forbidden, as the user nobody.
 */
enum Unprivileged {
  DIRECT(List.of()),
  NAMESPACE(List.of("unshare", "-U")),
  NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));

  /** The user nobody by number: what its group is called differs between systems. */
  private static final String NOBODY_ID = "65534";

  private final List<String> prefix;

  Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  static Unprivileged detect() {
    if (!"0".equals(DIRECT.output("id", "-u"))) {
      return DIRECT;
    }
    if (NAMESPACE.output("id", "-un") != null) {
      return NAMESPACE;
    }
    if (NOBODY.output("id") != null) {
      return NOBODY;
    }
    throw new EngineFailure(
        "PostgreSQL refuses to be run by root, and neither unshare nor setpriv works here:"
            + " run as an ordinary user");
  }

  List<String> prefix() {
    return prefix;
  }

  /** Whether other users must be able to reach the programs and the data. */
  boolean needsOtherUser() {
    return this == NOBODY;
  }

  /** Makes the folder and all in it belong to whoever will run the programs. */
  void own(Path folder) throws IOException {
    if (!needsOtherUser()) {
      return;
    }
    UserPrincipal nobody =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY_ID);
    Files.walkFileTree(folder, new Giver(nobody));
  }

  /** Refuses a folder that whoever will run the programs cannot enter, however it is owned. */
  void demandEntry(Path folder) {
    if (output("test", "-x", folder.toString()) == null) {
      throw new EngineFailure(
          "the user nobody, who runs PostgreSQL here because root may not, cannot enter %s; choose"
                  .formatted(folder)
              + " a folder that every user can reach (deploy/local/run: --data), or run as an"
              + " ordinary user");
    }
  }

  private @Nullable String output(String... program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(program));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : null;
    } catch (IOException absent) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static final class Giver extends SimpleFileVisitor<Path> {
    private final UserPrincipal owner;

    Giver(UserPrincipal owner) {
      this.owner = owner;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.setOwner(file, owner);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.setOwner(folder, owner);
      return FileVisitResult.CONTINUE;
    }
  }
}
