package io.lading.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page says what the rules do; with -Dlading.pages=write it is written anew. */
class LifeCyclePageTest {

  private static final Path PAGE = Path.of("life-cycle.md");

  @Test
  void theCommittedPageIsWhatTheRulesSay() throws IOException {
    if ("write".equals(System.getProperty("lading.pages"))) {
      Files.writeString(PAGE, LifeCyclePage.text());
    }
    assertThat(PAGE).hasContent(LifeCyclePage.text());
  }
}
