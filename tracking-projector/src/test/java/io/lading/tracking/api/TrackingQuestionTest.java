package io.lading.tracking.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lading.core.contract.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

class TrackingQuestionTest {

  private static final String CODE = "LG0000000000000000041";

  @Test
  void withoutParametersTheWholeTimeLineIsAskedForBySequence() {
    assertThat(TrackingQuestion.of(CODE, null, null, null))
        .isEqualTo(new TrackingQuestion(41, 0, null, false));
  }

  @Test
  void everyParameterIsRead() {
    assertThat(TrackingQuestion.of(CODE, "7", "包裹 1", "occurred"))
        .isEqualTo(new TrackingQuestion(41, 7, "包裹 1", true));
    assertThat(TrackingQuestion.of(CODE, "2147483647", null, "sequence").after())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    assertThat(names("41", "-1", "", "random"))
        .containsExactly("code", "after", "packageNo", "order");
    assertThat(names(CODE, "2147483648", "x".repeat(65), "Occurred"))
        .containsExactly("after", "packageNo", "order");
    assertThat(names(CODE, "1,2", "a\0b", null)).containsExactly("after", "packageNo");
  }

  @Test
  void aMalformedCodeGivesTheProblemItsName() {
    assertThat(problem("41", "-1", null, null).getProperties())
        .containsEntry("code", "MALFORMED_CODE");
    assertThat(problem(CODE, "-1", null, null).getProperties())
        .containsEntry("code", "INVALID_PARAMETER");
    assertThat(problem(CODE, "-1", null, "x").getDetail())
        .isEqualTo(
            "after: expected a sequence, an integer from 0 to 2147483647; order: expected sequence"
                + " or occurred");
  }

  private static List<String> names(
      String code, String after, String packageNo, @Nullable String order) {
    Object violations =
        requireNonNull(problem(code, after, packageNo, order).getProperties()).get("violations");
    return ((List<?>) requireNonNull(violations))
        .stream().map(violation -> ((Violation) violation).field()).toList();
  }

  private static ProblemDetail problem(
      String code, String after, @Nullable String packageNo, @Nullable String order) {
    return catchThrowableOfType(
            ErrorResponseException.class, () -> TrackingQuestion.of(code, after, packageNo, order))
        .getBody();
  }
}
