package io.lading.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.tracking.operations.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every word of the pages is there in both languages. */
class TextsTest {

  private static final Path STATIC = Path.of("src", "main", "resources", "static");
  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern KEY = Pattern.compile("'([a-z]+(?:\\.[A-Za-z]+)*)'");
  private static final Pattern IN_DOCUMENT = Pattern.compile("data-(?:text|label)=\"([^\"]+)\"");

  private final JsonNode english = texts("en");
  private final JsonNode chinese = texts("zh");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(keys(chinese)).isEqualTo(keys(english));
    for (String key : keys(english)) {
      assertThat(values(chinese, key)).as(key).isEqualTo(values(english, key));
      assertThat(chinese.path(key).stringValue()).as(key).isNotBlank();
      assertThat(english.path(key).stringValue()).as(key).isNotBlank();
    }
  }

  @Test
  void everyStatusAndEveryReasonHasItsWords() {
    assertThat(keys(english)).containsAll(named("status.", OrderStatus.values()));
    assertThat(keys(english)).containsAll(named("unknown.", Figure.Reason.values()));
    assertThat(keys(english))
        .containsAll(named("event.", EventKind.PACKAGE, EventKind.CHECKPOINT, EventKind.FIELDS))
        .containsAll(named("event.", EventKind.EXCEPTION, EventKind.INTERCEPT_OVERDUE));
  }

  @Test
  void everythingThatIsSaidIsThere() {
    assertThat(found(IN_DOCUMENT, ".html")).hasSizeGreaterThan(20).isSubsetOf(keys(english));
    Set<String> said = found(Pattern.compile("say\\('([^']+)'[,)]"), ".js");
    assertThat(said).hasSizeGreaterThan(20).isSubsetOf(keys(english));
  }

  @Test
  void nothingIsThereThatIsNeverSaid() {
    Set<String> said = new HashSet<>(found(IN_DOCUMENT, ".html"));
    said.addAll(found(KEY, ".js"));
    assertThat(keys(english))
        .filteredOn(key -> !key.matches("(status|unknown|event|field|path)\\..*"))
        .isSubsetOf(said);
  }

  private static List<String> named(String prefix, Enum<?>... words) {
    return Stream.of(words).map(word -> prefix + word.name()).toList();
  }

  private static Set<String> keys(JsonNode texts) {
    return new TreeSet<>(texts.propertyNames());
  }

  private static Set<String> values(JsonNode texts, String key) {
    return all(VALUE, texts.path(key).stringValue());
  }

  private static Set<String> found(Pattern pattern, String ending) {
    try (Stream<Path> files = Files.walk(STATIC)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .flatMap(file -> all(pattern, read(file)).stream())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  private static JsonNode texts(String language) {
    return JsonMapper.shared()
        .readTree(read(STATIC.resolve(Path.of("page", "texts", language + ".json"))));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
