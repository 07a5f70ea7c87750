package io.lading.core.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words a field may have, and the constant each of them means. */
final class Choice<E extends Enum<E>> {
  private final Map<String, E> constants;
  private final String expected;

  private Choice(E[] constants) {
    this.constants =
        Arrays.stream(constants)
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
    this.expected =
        "one of " + Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
  }

  static <E extends Enum<E>> Choice<E> of(Class<E> type) {
    return new Choice<>(type.getEnumConstants());
  }

  @Nullable E find(String name) {
    return constants.get(name);
  }

  String expected() {
    return expected;
  }
}
