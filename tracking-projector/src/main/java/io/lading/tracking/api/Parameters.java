package io.lading.tracking.api;

import io.lading.core.contract.Rfc3339;
import io.lading.core.contract.Violation;
import io.lading.core.model.LgOrderCode;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.ReadTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What one request says. Whatever is wrong is remembered and read as if it were absent, so that all
 * of it can be named at once. What nobody asks for is passed over, as the contract has it of
 * unknown fields. Not for several threads.
 */
final class Parameters {

  private static final String CODE = "code";
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  private final MultiValueMap<String, String> given;
  private final List<Violation> violations = new ArrayList<>();
  private final ReadTokens written;

  /** {@code tokens}: as the header Lading-Read-Token has them; null if it is absent. */
  Parameters(MultiValueMap<String, String> given, @Nullable List<String> tokens) {
    this.given = given;
    this.written = written(tokens);
  }

  /** Of a question that is its path alone. */
  Parameters(@Nullable List<String> tokens) {
    this(new LinkedMultiValueMap<>(), tokens);
  }

  private ReadTokens written(@Nullable List<String> tokens) {
    Optional<ReadTokens> read =
        tokens == null ? Optional.of(ReadTokens.NONE) : ReadTokens.parse(tokens);
    if (read.isEmpty()) {
      wrong(ReadToken.HEADER, ReadTokens.EXPECTED);
    }
    return read.orElse(ReadTokens.NONE);
  }

  /** What the caller has written before. */
  ReadTokens written() {
    return written;
  }

  /** What the caller has written before, said by a parameter. */
  ReadTokens tokens(String name) {
    ReadTokens tokens =
        read(name, ReadTokens.EXPECTED, text -> ReadTokens.parse(List.of(text)).orElse(null));
    return Objects.requireNonNullElse(tokens, ReadTokens.NONE);
  }

  /** The lgOrderCode in the path. */
  long orderId(String code) {
    OptionalLong orderId = LgOrderCode.parse(code);
    if (orderId.isEmpty()) {
      wrong(CODE, "an lgOrderCode, LG and 19 digits");
    }
    return orderId.orElse(0);
  }

  /** One of the path. */
  long int64(String name, String value) {
    Long number = int64OrNull(value);
    if (number == null) {
      wrong(name, "an integer of 64 bits in the path");
    }
    return Objects.requireNonNullElse(number, 0L);
  }

  @Nullable String text(String name) {
    List<String> values = given.get(name);
    if (values == null || values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      wrong(name, "to come once");
    }
    return values.getFirst();
  }

  /** What has no more than so many characters, and one at least. */
  @Nullable String text(String name, int most) {
    return read(
        name,
        "a text of 1 to " + most + " characters",
        text -> {
          boolean fits = !text.isEmpty() && text.codePointCount(0, text.length()) <= most;
          return fits && text.indexOf('\0') < 0 ? text : null;
        });
  }

  @Nullable Long int64(String name) {
    return read(name, "an integer of 64 bits", Parameters::int64OrNull);
  }

  int within(String name, int least, int most, int usual) {
    Integer number =
        read(
            name,
            "an integer from " + least + " to " + most,
            text -> {
              Long value = int64OrNull(text);
              return value == null || value < least || value > most ? null : value.intValue();
            });
    return Objects.requireNonNullElse(number, usual);
  }

  /** Of an event; 0 if it is absent or says nothing. */
  int sequence(String name) {
    return sequence(name, text(name));
  }

  /** Of an event, said by a header. */
  int sequence(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    Long value = int64OrNull(text);
    if (value == null || value < 0 || value > Integer.MAX_VALUE) {
      wrong(name, "a sequence, an integer from 0 to " + Integer.MAX_VALUE);
      return 0;
    }
    return value.intValue();
  }

  /** False if it is absent. */
  boolean flag(String name) {
    return "true".equals(oneOf(name, "true", "false"));
  }

  <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String[] words = Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    String word = oneOf(name, words);
    return word == null ? null : Enum.valueOf(type, word);
  }

  @Nullable String oneOf(String name, String... words) {
    List<String> choice = List.of(words);
    return read(
        name, "one of " + String.join(", ", choice), text -> choice.contains(text) ? text : null);
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

  /** To be called when every parameter was read: throws a problem that names all that is wrong. */
  void demandAllRight() {
    if (!violations.isEmpty()) {
      boolean isCode = violations.stream().anyMatch(each -> each.field().equals(CODE));
      throw (isCode ? Problem.MALFORMED_CODE : Problem.INVALID_PARAMETER).of(violations);
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
