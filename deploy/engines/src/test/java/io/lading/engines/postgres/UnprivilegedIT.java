package io.lading.engines.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class UnprivilegedIT {
  @Test
  void aFolderThatNobodyCannotReachIsRefusedBeforeADatabaseIsMadeInIt() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become nobody");
    Path outer = Folders.temporary("closed");
    try {
      Path inner = Files.createDirectory(outer.resolve("inner"));
      Unprivileged.NOBODY.own(inner);
      assertThatThrownBy(() -> Unprivileged.NOBODY.demandEntry(inner))
          .isInstanceOf(EngineFailure.class)
          .hasMessageContaining("cannot enter " + inner)
          .hasMessageContaining("--data");
      Files.setPosixFilePermissions(outer, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThatCode(() -> Unprivileged.NOBODY.demandEntry(inner)).doesNotThrowAnyException();
    } finally {
      Folders.delete(outer);
    }
  }
}
