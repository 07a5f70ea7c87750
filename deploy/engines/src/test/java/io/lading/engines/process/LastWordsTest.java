package io.lading.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
  @TempDir Path folder;

  @Test
  void aFullDiskIsRecognisedWhateverElseIsSaid() throws IOException {
    assertThat(
            of("PANIC:  could not write to file: No space left on device\nFATAL:  the end is near"))
        .startsWith("the disk is full: No space left on device (see ");
  }

  @Test
  void aTakenPortIsRecognised() throws IOException {
    assertThat(of("java.net.BindException: Address already in use\n\tat sun.nio"))
        .startsWith("its port is already taken");
  }

  @Test
  void theLastReasonIsTold() throws IOException {
    assertThat(of("FATAL:  an old reason\nFATAL:  data directory is not empty\nLOG:  good bye\n"))
        .startsWith("FATAL:  data directory is not empty (see ");
  }

  @Test
  void theReasonThatSpringGivesIsTold() throws IOException {
    assertThat(of("APPLICATION FAILED TO START\n\nDescription:\n\nA bean is missing\n\nAction:\n"))
        .startsWith("A bean is missing (see ");
  }

  @Test
  void silenceIsTold() throws IOException {
    assertThat(of("")).startsWith("it said nothing");
  }

  private String of(String log) throws IOException {
    Path file = Files.writeString(folder.resolve("some.log"), log);
    return LastWords.of(file);
  }
}
