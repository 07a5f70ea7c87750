package io.lading.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Violation;
import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.OrderConditions;
import io.lading.core.query.OrderParts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

class OrderParametersTest {

  private final OrderParameters parameters = new OrderParameters(50);

  @Test
  void everyParameterIsRead() {
    LogisticsOrderQuery query =
        parameters.many(
            Queries.of(
                "buyerId=-7",
                "tradeOrderCode=T 1",
                "bizType=B2C",
                "mailNo=SF1",
                "expressCode=SF",
                "status=SHIPPED",
                "createdFrom=2026-11-21T00:00:00+08:00",
                "createdTo=2026-11-21T00:00:00.123456789Z",
                "includePackages=true",
                "includeItems=false",
                "limit=50",
                "cursor=" + Cursor.of(4711)));
    assertThat(query)
        .isEqualTo(
            new LogisticsOrderQuery(
                new OrderConditions(
                    -7L,
                    "T 1",
                    "B2C",
                    "SF1",
                    "SF",
                    OrderStatus.SHIPPED,
                    Instant.parse("2026-11-20T16:00:00Z"),
                    Instant.parse("2026-11-21T00:00:00.123456Z")),
                new OrderParts(true, false),
                50,
                4711L));
    assertThat(parameters.many(Queries.of("buyerId=1")).limit()).isEqualTo(20);
    assertThat(new OrderParameters(10).many(Queries.of("buyerId=1")).limit()).isEqualTo(10);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    List<Violation> wrong =
        violations(
            () ->
                parameters.many(
                    Queries.of(
                        "buyerId=seven",
                        "bizType=B2C",
                        "mailNo=a",
                        "mailNo=b",
                        "status=shipped",
                        "createdFrom=2026-11-21",
                        "createdTo=2026-02-30T00:00:00Z",
                        "includePackages=yes",
                        "includeItems=",
                        "limit=51",
                        "cursor=AAAA")));
    assertThat(wrong)
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "buyerId",
            "bizType",
            "mailNo",
            "status",
            "createdFrom",
            "createdTo",
            "includePackages",
            "includeItems",
            "limit",
            "cursor");
  }

  @Test
  void aConditionIsNeededAndThatIsSaidOnlyIfNoneWasTried() {
    assertThat(violations(() -> parameters.many(Queries.of("limit=0"))))
        .extracting(Violation::field)
        .containsExactly("limit", "");
    assertThat(violations(() -> parameters.many(Queries.of("buyerId=x"))))
        .extracting(Violation::field)
        .containsExactly("buyerId");
  }

  @Test
  void whatNobodyAsksForIsPassedOver() {
    assertThat(parameters.many(Queries.of("buyerId=1", "colour=red")))
        .isEqualTo(parameters.many(Queries.of("buyerId=1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "9223372036854775808", "AQAAAAAAABJn=", "AgAAAAAAABJn", "ü"})
  void whatIsNoCursorOfOursIsRefused(String cursor) {
    assertThat(violations(() -> parameters.many(Queries.of("buyerId=1", "cursor=" + cursor))))
        .extracting(Violation::field)
        .containsExactly("cursor");
  }

  @Test
  void aCursorIsReadAsItWasMade() {
    for (long id : new long[] {0, 1, 4711, Long.MAX_VALUE}) {
      assertThat(Cursor.read(Cursor.of(id))).isEqualTo(id);
    }
    assertThat(Cursor.of(Long.MAX_VALUE)).matches("[A-Za-z0-9_-]{12}");
  }

  @Test
  void oneOrderIsAskedForByItsCode() {
    assertThat(parameters.one("LG0000000000000004711", Queries.of("includeItems=true")))
        .isEqualTo(new OrderParameters.One(4711, new OrderParts(false, true)));
    assertThat(violations(() -> parameters.one("4711", Queries.of("includeItems=1"))))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("code", "includeItems");
  }

  private interface Asked {
    Object ask();
  }

  /** Each of them is in the text, too. */
  @SuppressWarnings("unchecked")
  private static List<Violation> violations(Asked asked) {
    ProblemDetail problem =
        catchThrowableOfType(ErrorResponseException.class, asked::ask).getBody();
    List<Violation> violations =
        (List<Violation>)
            Objects.requireNonNull(
                Objects.requireNonNull(problem.getProperties()).get(Problem.VIOLATIONS));
    assertThat(violations)
        .allMatch(violation -> String.valueOf(problem.getDetail()).contains(violation.expected()));
    return violations;
  }
}
