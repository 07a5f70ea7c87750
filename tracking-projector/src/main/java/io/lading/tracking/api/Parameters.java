package io.lading.tracking.api;

import io.lading.core.contract.Rfc3339;
import io.lading.core.contract.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of one request. Whatever is wrong is remembered and read as if it were absent, so
 * that all of it can be named at once. Not for several threads.
 */
final class Parameters {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  private final MultiValueMap<String, String> given;
  private final Set<String> known = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  Parameters(MultiValueMap<String, String> given) {
    this.given = given;
  }

  @Nullable String text(String name) {
    known.add(name);
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      wrong(name, "to come once");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  @Nullable Long int64(String name) {
    return read(name, "an integer of 64 bits", Parameters::int64OrNull);
  }

  /** One of the path. */
  long int64(String name, String value) {
    Long number = int64OrNull(value);
    if (number == null) {
      wrong(name, "an integer of 64 bits in the path");
    }
    return Objects.requireNonNullElse(number, 0L);
  }

  int within(String name, int least, int most, int usual) {
    String expected = "an integer from " + least + " to " + most;
    Integer number =
        read(
            name,
            expected,
            text -> {
              Long value = int64OrNull(text);
              return value == null || value < least || value > most ? null : value.intValue();
            });
    return Objects.requireNonNullElse(number, usual);
  }

  /** False if it is absent. */
  boolean flag(String name) {
    Boolean flag =
        read(
            name,
            "true or false",
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> null;
                });
    return Boolean.TRUE.equals(flag);
  }

  <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    List<E> words = Arrays.asList(type.getEnumConstants());
    return read(
        name,
        "one of " + words,
        text -> words.stream().filter(word -> word.name().equals(text)).findFirst().orElse(null));
  }

  @Nullable Instant time(String name) {
    return read(name, "a time as RFC 3339 has it, its + sent as %2B", Rfc3339::parse);
  }

  private <T> @Nullable T read(String name, String expected, Function<String, @Nullable T> reader) {
    String text = text(name);
    T value = text == null ? null : reader.apply(text);
    if (text != null && value == null) {
      wrong(name, expected);
    }
    return value;
  }

  /** The first thing that is wrong with a parameter stands for it. */
  void wrong(String name, String expected) {
    if (violations.stream().noneMatch(violation -> violation.field().equals(name))) {
      violations.add(new Violation(name, expected));
    }
  }

  /** All that is wrong, with the parameters that nobody has asked for. */
  List<Violation> violations() {
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> wrong(name, "no parameter of this name"));
    return List.copyOf(violations);
  }

  /** To be called when every parameter was read. */
  void demandAllRight() {
    List<Violation> all = violations();
    if (!all.isEmpty()) {
      throw Problem.INVALID_PARAMETER.of(all);
    }
  }

  private static @Nullable Long int64OrNull(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException beyond64Bits) {
      return null;
    }
  }
}
