package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lading.tracking.operations.Figure;
import org.jspecify.annotations.Nullable;

/** The JSON of a figure: either its value, or why it is not known, in a word and at length. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureAnswer<T>(
    @Nullable T value, Figure.@Nullable Reason unknown, @Nullable String detail) {

  static <T> FigureAnswer<T> of(Figure<T> figure) {
    return switch (figure) {
      case Figure.Known<T>(T value) -> new FigureAnswer<>(value, null, null);
      case Figure.Unknown<T>(Figure.Reason reason, String detail) ->
          new FigureAnswer<>(null, reason, detail);
    };
  }
}
