package io.lading.tracking.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lading.core.contract.Violation;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.WalPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.ErrorResponseException;

class TrackingQuestionTest {

  private static final String CODE = "LG0000000000000000041";

  @Test
  void withoutParametersTheWholeTimeLineIsAskedForBySequence() {
    assertThat(TrackingQuestion.of(CODE, Queries.of()))
        .isEqualTo(new TrackingQuestion(41, 0, null, false));
    assertThat(TrackingQuestion.of(CODE, Queries.of("after=", "_=1")))
        .isEqualTo(new TrackingQuestion(41, 0, null, false));
  }

  @Test
  void everyParameterIsRead() {
    assertThat(TrackingQuestion.of(CODE, Queries.of("after=7", "packageNo=包裹 1", "order=occurred")))
        .isEqualTo(new TrackingQuestion(41, 7, "包裹 1", true));
    assertThat(TrackingQuestion.of(CODE, Queries.of("after=2147483647", "order=sequence")).after())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    assertThat(names("41", "after=-1", "packageNo=", "order=random"))
        .containsExactly("code", "after", "packageNo", "order");
    assertThat(names(CODE, "after=2147483648", "packageNo=" + "x".repeat(65), "order=Occurred"))
        .containsExactly("after", "packageNo", "order");
    assertThat(names(CODE, "after=1,2", "packageNo=a\0b", "order=sequence", "order=occurred"))
        .containsExactly("after", "packageNo", "order");
  }

  @Test
  void aMalformedCodeGivesTheProblemItsName() {
    assertThat(problem("41", "after=-1").getProperties()).containsEntry("code", "MALFORMED_CODE");
    assertThat(problem(CODE, "after=-1").getProperties())
        .containsEntry("code", "INVALID_PARAMETER");
    assertThat(problem(CODE, "after=-1", "order=x").getDetail())
        .isEqualTo(
            "after: expected a sequence, an integer from 0 to 2147483647; order: expected one of"
                + " sequence, occurred");
  }

  @Test
  void aStreamGoesOnAfterWhatTheHeaderSaysElseTheParameter() {
    assertThat(StreamQuestion.of(CODE, Queries.of(), null)).isEqualTo(stream(0));
    assertThat(StreamQuestion.of(CODE, Queries.of("lastEventId=2"), "")).isEqualTo(stream(2));
    assertThat(StreamQuestion.of(CODE, Queries.of("lastEventId=2"), "3")).isEqualTo(stream(3));
    assertThat(
            names(
                catchThrowableOfType(
                        ErrorResponseException.class,
                        () ->
                            StreamQuestion.of(
                                "41", Queries.of("lastEventId=x", "readToken=y"), "-1"))
                    .getBody()))
        .containsExactly("code", "lastEventId", "Last-Event-ID", "readToken");
  }

  private static StreamQuestion stream(int lastSeen) {
    return new StreamQuestion(41, lastSeen, ReadTokens.NONE);
  }

  @Test
  void aStreamIsToldOfWhatWasWrittenByTheHeaderElseTheParameter() {
    ReadToken first = new ReadToken(new WalPosition(1, 1), 41, 1);
    ReadToken second = new ReadToken(new WalPosition(1, 2), 41, 2);
    var query = new LinkedMultiValueMap<>(Map.of("readToken", List.of(first.text())));
    assertThat(StreamQuestion.of(CODE, new Parameters(query, null), null).written().tokens())
        .containsExactly(first);
    var both = new Parameters(query, List.of(second.text()));
    assertThat(StreamQuestion.of(CODE, both, null).written().tokens()).containsExactly(second);
  }

  @Test
  void aMalformedTokenIsNamedBesideAllElse() {
    var parameters =
        new Parameters(new LinkedMultiValueMap<>(Map.of("after", List.of("x"))), List.of("y"));
    ProblemDetail problem =
        catchThrowableOfType(
                ErrorResponseException.class, () -> TrackingQuestion.of("41", parameters))
            .getBody();
    assertThat(names(problem)).containsExactly("Lading-Read-Token", "code", "after");
    assertThat(parameters.written().isEmpty()).isTrue();
  }

  private static List<String> names(String code, String... query) {
    return names(problem(code, query));
  }

  private static List<String> names(ProblemDetail problem) {
    Object violations = requireNonNull(problem.getProperties()).get(Problem.VIOLATIONS);
    return ((List<?>) requireNonNull(violations))
        .stream().map(violation -> ((Violation) violation).field()).toList();
  }

  private static ProblemDetail problem(String code, String... query) {
    return catchThrowableOfType(
            ErrorResponseException.class, () -> TrackingQuestion.of(code, Queries.of(query)))
        .getBody();
  }
}
