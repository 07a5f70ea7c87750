package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The build fails when a schema changes incompatibly against the last commit, or a payload of the
 * corpus is changed or dropped: the files as they are against HEAD, and HEAD against the commit
 * before it.
 */
class SchemaHistoryTest {
  private static final String SCHEMAS = "src/main/resources/contract/schemas";
  private static final String CORPUS = "src/test/resources/corpus";

  /** Only where there is no checkout at all is there nothing to compare with. */
  @BeforeEach
  void theLastCommitsCanBeRead() throws IOException, InterruptedException {
    assumeTrue(isCheckout(), "No git checkout here: there is no last commit to compare with");
    String head =
        git("cat-file", "commit", "HEAD")
            .orElseThrow(
                () ->
                    new AssertionError(
                        "git cannot read the last commit: is it installed, and does the checkout"
                            + " belong to whoever builds (git config safe.directory)?"));
    boolean first =
        head.lines()
            .takeWhile(line -> !line.isEmpty())
            .noneMatch(line -> line.startsWith("parent "));
    assertThat(first || git("rev-parse", "--verify", "HEAD~1^{commit}").isPresent())
        .as("the commit before the last is here; a shallow clone needs a depth of 2 or more")
        .isTrue();
  }

  private static boolean isCheckout() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void schemasOnlyChangeCompatibly() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    for (EventType type : EventType.values()) {
      String file = SCHEMAS + "/" + type.type() + ".json";
      Optional<String> now = Optional.of(Files.readString(Path.of(file)));
      Optional<String> head = at("HEAD", file);
      problems.addAll(problems(type, "HEAD", head, now));
      problems.addAll(problems(type, "HEAD~1", at("HEAD~1", file), head));
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void noSchemaIsDropped() throws IOException, InterruptedException {
    List<String> known =
        Arrays.stream(EventType.values())
            .map(type -> SCHEMAS + "/" + type.type() + ".json")
            .toList();

    assertThat(known).containsAll(list("HEAD", SCHEMAS)).containsAll(list("HEAD~1", SCHEMAS));
  }

  @Test
  void whatIsOnceInTheCorpusStays() throws IOException, InterruptedException {
    for (String commit : List.of("HEAD", "HEAD~1")) {
      for (String file : list(commit, CORPUS)) {
        assertThat(Path.of(file))
            .as("as in " + commit)
            .content()
            .isEqualTo(at(commit, file).orElseThrow());
      }
    }
  }

  private static List<String> problems(
      EventType type, String since, Optional<String> before, Optional<String> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    JsonMapper mapper = JsonMapper.shared();
    return SchemaCompatibility.problems(
            mapper.readTree(before.get()), mapper.readTree(after.get()), type.direction())
        .stream()
        .map(problem -> type.type() + " since " + since + ": " + problem)
        .toList();
  }

  private static List<String> list(String commit, String folder)
      throws IOException, InterruptedException {
    return git("ls-tree", "-r", "--name-only", commit, folder).stream()
        .flatMap(String::lines)
        .filter(line -> line.endsWith(".json"))
        .toList();
  }

  private static Optional<String> at(String commit, String file)
      throws IOException, InterruptedException {
    return git("show", commit + ":./" + file);
  }

  /** What git says; empty when it fails or is not there. */
  private static Optional<String> git(String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      byte[] output = process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? Optional.of(new String(output, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException gitIsMissing) {
      return Optional.empty();
    }
  }
}
