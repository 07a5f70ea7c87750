package io.lading.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The document and the code name the same operations; statuses are compared by RouteApiIT. */
class OpenApiTest {

  @Test
  void theDocumentNamesEveryOperationOfTheCodeAndNoOther() {
    assertThat(new OpenApiFile().operations()).isEqualTo(operationsOfTheCode());
  }

  @Test
  void everyProblemIsDescribedAsOne() {
    OpenApiFile document = new OpenApiFile();
    assertThat(document.version()).startsWith("3.1");
    document
        .operations()
        .forEach(
            operation ->
                document.statuses(operation).stream()
                    .filter(status -> status >= 400)
                    .forEach(
                        status ->
                            assertThat(document.mediaTypes(operation, status))
                                .as("%s %d", operation, status)
                                .containsExactly("application/problem+json")));
  }

  private static Set<String> operationsOfTheCode() {
    return Stream.of(RouteController.class, OpenApiDocument.class)
        .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
        .flatMap(OpenApiTest::operations)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> operations(Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    return mapping == null
        ? Stream.empty()
        : Arrays.stream(mapping.path()).map(path -> mapping.method()[0].name() + " " + path);
  }
}
