package io.lading.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.reads.ReadToken;
import io.lading.tracking.operations.Figure;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMapAdapter;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;

/** The document says which questions the code answers, and in which words. */
class OpenApiTest {

  private static final List<Class<?>> CONTROLLERS =
      List.of(
          TrackingController.class,
          TrackingStreamController.class,
          OrdersController.class,
          StockController.class,
          OperationsController.class);

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void everyOperationOfTheCodeIsInTheDocumentAndNoOther() {
    assertThat(document.version()).startsWith("3.1");
    assertThat(document.paths()).containsExactlyInAnyOrderElementsOf(coded().toList());
    assertThat(document.operationIds()).doesNotHaveDuplicates().doesNotContainNull();
  }

  private static Stream<String> coded() {
    return CONTROLLERS.stream()
        .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(GetMapping.class))
        .flatMap(OpenApiTest::paths);
  }

  private static Stream<String> paths(Method method) {
    return Arrays.stream(method.getAnnotation(GetMapping.class).value());
  }

  @Test
  void everyParameterThatTheCodeReadsIsInTheDocumentAndNoOther() {
    assertQuery("/orders", query -> new OrderParameters(50).many(query));
    assertQuery("/orders/{code}", query -> new OrderParameters(50).one("", query));
    assertQuery("/orders/{code}/tracking", query -> TrackingQuestion.of("", query));
    assertQuery("/orders/{code}/tracking/stream", query -> StreamQuestion.of("", query, null));
    assertQuery("/inventory/{warehouseId}/{skuId}", _ -> {});
    assertQuery("/inventory/low", query -> ShortageQuestion.of(query, 50));
    assertQuery("/operations/summary", _ -> {});
  }

  private void assertQuery(String path, Consumer<Parameters> question) {
    var asked = new Asked();
    try {
      question.accept(new Parameters(asked, null));
    } catch (ErrorResponseException _) {
      // Nothing was said: that may well be too little.
    }
    assertThat(document.parameters(path, "query")).containsExactlyInAnyOrderElementsOf(asked.names);
  }

  /** Says nothing, and remembers what it was asked. */
  private static final class Asked extends MultiValueMapAdapter<String, String> {

    private final Set<String> names = new LinkedHashSet<>();

    Asked() {
      super(new LinkedHashMap<>());
    }

    @Override
    public @Nullable List<String> get(@Nullable Object name) {
      names.add(Objects.toString(name));
      return null;
    }
  }

  @Test
  void everyPlaceholderOfAPathIsAParameterOfIt() {
    for (String path : document.paths()) {
      List<String> placeholders =
          Pattern.compile("\\{([^}]+)}").matcher(path).results().map(m -> m.group(1)).toList();
      assertThat(document.parameters(path, "path")).isEqualTo(placeholders);
    }
  }

  @Test
  void theHeadersAreThoseThatTheCodeReads() {
    assertHeaders("/orders", ReadToken.HEADER);
    assertHeaders("/orders/{code}", Doorkeeper.RECEIPT_CODE, ReadToken.HEADER);
    assertHeaders("/orders/{code}/tracking", "If-None-Match", ReadToken.HEADER);
    assertHeaders("/orders/{code}/tracking/stream", StreamQuestion.LAST_EVENT_ID, ReadToken.HEADER);
    assertHeaders("/inventory/{warehouseId}/{skuId}", ReadToken.HEADER);
    assertHeaders("/inventory/low", ReadToken.HEADER);
  }

  private void assertHeaders(String path, String... headers) {
    assertThat(document.parameters(path, "header")).containsExactlyInAnyOrder(headers);
  }

  @Test
  void theWordsAreThoseOfTheContract() {
    assertWords("OrderStatus/enum", OrderStatus.class);
    assertWords("Entry/properties/kind/enum", EventKind.class);
    assertWords("Problem/properties/code/enum", Problem.class);
    assertWords("Order/properties/orderType/enum", OrderType.class);
    assertWords("Unknown/enum", Figure.Reason.class);
    assertWords("Order/properties/fulfilmentMode/enum", FulfilmentMode.class);
  }

  private <E extends Enum<E>> void assertWords(String schema, Class<E> type) {
    assertThat(document.words("/components/schemas/" + schema))
        .isEqualTo(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
  }
}
