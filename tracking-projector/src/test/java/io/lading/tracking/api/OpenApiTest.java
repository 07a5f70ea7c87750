package io.lading.tracking.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Place;
import io.lading.core.contract.Violation;
import io.lading.tracking.timeline.OrderHead;
import io.lading.tracking.timeline.OrderTimeline;
import io.lading.tracking.timeline.TimelineEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document says what the code does. */
class OpenApiTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final PackageState PACKAGE =
      new PackageState("1", OrderStatus.SHIPPED, "SF1", "SF");
  private static final PackageState BARE_PACKAGE =
      new PackageState("2", OrderStatus.SHIPPED, null, null);

  private final ObjectNode document = document();

  @Test
  void theDataOfAStreamIsTheEntryOfTheTimeLine() {
    for (TimelineEntry entry : List.of(full(), bare())) {
      String json = new String(new EntryJson(JSON).apply(entry), UTF_8);
      assertThat(complaints("Entry", json)).isEmpty();
      assertThat(json).doesNotContain("\n");
    }
  }

  @Test
  void everyOperationOfTheCodeIsInTheDocumentAndNoOther() {
    List<String> coded =
        operations()
            .flatMap(method -> Arrays.stream(method.getAnnotation(GetMapping.class).value()))
            .toList();
    assertThat(document.path("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(coded);
    assertThat(document.path("openapi").stringValue()).startsWith("3.1");
  }

  @Test
  void everyParameterOfTheCodeIsInTheDocumentAndNoOther() {
    operations()
        .forEach(
            method -> {
              String path = method.getAnnotation(GetMapping.class).value()[0];
              List<String> documented = new ArrayList<>();
              document
                  .path("paths")
                  .path(path)
                  .path("get")
                  .path("parameters")
                  .forEach(parameter -> documented.add(parameter.path("name").stringValue()));
              assertThat(documented)
                  .containsExactlyInAnyOrderElementsOf(
                      Arrays.stream(method.getParameters())
                          .filter(parameter -> parameter.getAnnotations().length > 0)
                          .map(OpenApiTest::name)
                          .toList());
            });
  }

  private static String name(Parameter parameter) {
    RequestHeader header = parameter.getAnnotation(RequestHeader.class);
    return header == null ? parameter.getName() : header.name();
  }

  private static Stream<Method> operations() {
    return Stream.of(TrackingController.class, TrackingStreamController.class)
        .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(GetMapping.class));
  }

  @Test
  void theWordsAreThoseOfTheContract() {
    assertThat(words("/components/schemas/OrderStatus/enum")).isEqualTo(names(OrderStatus.class));
    assertThat(words("/components/schemas/Entry/properties/kind/enum"))
        .isEqualTo(names(EventKind.class));
    assertThat(words("/components/schemas/Problem/properties/code/enum"))
        .isEqualTo(names(Problem.class));
  }

  @Test
  void everyAnswerFitsItsSchemaAndEveryFieldOfItIsDescribed() {
    for (TimelineEntry entry : List.of(full(), bare())) {
      var head = new OrderHead(4711, OrderStatus.SHIPPED, 1, 3, 1);
      var timeline = new OrderTimeline(head, List.of(entry), true, List.of(PACKAGE, BARE_PACKAGE));
      String json = JSON.writeValueAsString(TrackingAnswer.of(timeline));
      assertThat(complaints("Tracking", json)).isEmpty();
    }
    assertThat(complaints("Tracking", "{\"lgOrderCode\":\"LG1\"}")).isNotEmpty();
  }

  @Test
  void aProblemThatNamesParametersFitsItsSchema() {
    ProblemDetail named =
        Problem.INVALID_PARAMETER.of(List.of(new Violation("after", "a sequence"))).getBody();
    String json =
        "{\"title\":\"%s\",\"status\":400,\"detail\":\"%s\",\"code\":\"INVALID_PARAMETER\",\"violations\":%s}"
            .formatted(
                named.getTitle(),
                named.getDetail(),
                JSON.writeValueAsString(
                    Objects.requireNonNull(named.getProperties()).get("violations")));
    assertThat(complaints("Problem", json)).isEmpty();
  }

  @Test
  void everyProblemFitsItsSchema() {
    for (Problem problem : Problem.values()) {
      String json =
          "{\"title\":\"%s\",\"status\":%d,\"detail\":\"d\",\"code\":\"%s\"}"
              .formatted(problem.detail("d").getTitle(), problem.status().value(), problem.name());
      assertThat(complaints("Problem", json)).isEmpty();
    }
  }

  /** Unknown fields may be sent, but not by accident: for the test every object is closed. */
  private List<String> complaints(String schema, String json) {
    ObjectNode closed = document.deepCopy();
    close(closed.path("components").path("schemas"));
    closed.put("$ref", "#/components/schemas/" + schema);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(closed.toString())
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static void close(JsonNode node) {
    node.forEach(OpenApiTest::close);
    if (node instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
  }

  private static TimelineEntry full() {
    return new TimelineEntry(
        4711,
        1,
        EventKind.FIELDS,
        OrderStatus.SHIPPED,
        OrderStatus.CONFIRMED,
        2,
        OrderStatus.SHIPPED,
        PACKAGE,
        List.of("mailNo"),
        new Place("杭州", 30.25, 120.17),
        "left",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static TimelineEntry bare() {
    return new TimelineEntry(
        4711,
        1,
        EventKind.TRANSITION,
        OrderStatus.PENDING,
        null,
        0,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Instant.EPOCH);
  }

  private List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    document.at(pointer).forEach(word -> words.add(word.stringValue()));
    return words;
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  private static ObjectNode document() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/static/openapi.json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
