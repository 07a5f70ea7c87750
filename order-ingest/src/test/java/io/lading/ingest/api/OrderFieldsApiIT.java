package io.lading.ingest.api;

import static io.lading.ingest.api.OrderOperations.PATCH;
import static io.lading.ingest.api.OrderOperations.stands;
import static io.lading.ingest.api.ServedApi.isProblem;
import static io.lading.ingest.api.ServedApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fields of orders, of their packages and items. */
class OrderFieldsApiIT {

  private static OrderOperations operations;

  @BeforeAll
  static void oneServiceForAll() {
    operations = new OrderOperations();
  }

  @AfterAll
  static void close() {
    operations.close();
  }

  @Test
  void fieldsArePatchedAtTheVersionThatWasSeen() {
    String code = operations.order("DIRECT");
    HttpResponse<String> first = operations.send(PATCH, code, PATCH.body(), "If-Match", "\"1\"");
    stands(first, code, "PENDING", 1, 2, 2);
    assertThat(first.headers().firstValue("ETag")).hasValue("\"2\"");
    HttpResponse<String> stale = operations.send(PATCH, code, PATCH.other(), "If-Match", "\"1\"");
    isProblem(stale, 412, "VERSION_CONFLICT");
    assertThat(json(stale).path("actual").asInt()).isEqualTo(2);
    HttpResponse<String> same = operations.send(PATCH, code, PATCH.body(), "If-Match", "*");
    stands(same, code, "PENDING", 1, 2, 2);
    isProblem(operations.send(PATCH, code, PATCH.body(), "If-Match", "W/2"), 400, "INVALID_EVENT");
  }

  @Test
  void aPackageHasAVersionOfItsOwn() {
    String code = operations.order("DIRECT");
    operations.send(PATCH, code, PATCH.body());
    String path = PATCH.path(code) + "?packageNo=1";
    HttpResponse<String> patched =
        operations.api.ingest.write("PATCH", path, "{\"mailNo\":\"M1\"}", "If-Match", "\"1\"");
    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(patched.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(json(patched).path("packageNo").asString()).isEqualTo("1");
    HttpResponse<String> wrong =
        operations.api.ingest.write("PATCH", PATCH.path(code) + "?packageNo=", "{\"buyerName\":7}");
    assertThat(json(wrong).path("violations").findValuesAsString("field"))
        .containsExactly("packageNo", "/buyerName");
  }

  @Test
  void anItemHasAFeatureOfItsOwn() {
    String code = operations.order("DIRECT");
    String path = PATCH.path(code) + "?itemId=1";
    HttpResponse<String> patched =
        operations.api.ingest.write(
            "PATCH", path, "{\"feature\":{\"gift\":true,\"wrapping\":\"red\"}}");
    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(patched.headers().firstValue("ETag")).hasValue("\"2\"");
    operations.api.ingest.write("PATCH", path, "{\"feature\":{\"wrapping\":null}}");
    assertThat(
            operations.api.world.number(
                "SELECT count(*) FROM orders.item_view WHERE feature = '{\"gift\":true}' AND"
                    + " lg_order_code = '"
                    + code
                    + "'"))
        .isEqualTo(1);
    HttpResponse<String> none =
        operations.api.ingest.write("PATCH", PATCH.path(code) + "?itemId=2", "{\"feature\":null}");
    isProblem(none, 409, "INVALID_TRANSITION");
    HttpResponse<String> wrong =
        operations.api.ingest.write("PATCH", PATCH.path(code) + "?itemId=x", "{\"buyerName\":7}");
    assertThat(json(wrong).path("violations").findValuesAsString("field"))
        .containsExactly("itemId", "/buyerName");
  }

  /** What a patch would leave half done is refused, and half of one may be told. */
  @Test
  void aLocationIsPatchedCoordinateByCoordinate() {
    String code = operations.order("DIRECT");
    isProblem(
        operations.send(PATCH, code, "{\"receiver\":{\"location\":{\"lat\":30}}}"),
        409,
        "NOT_UPDATABLE_NOW");
    operations.send(PATCH, code, "{\"receiver\":{\"location\":{\"lat\":30,\"lon\":120}}}");
    assertThat(
            operations.send(PATCH, code, "{\"receiver\":{\"location\":{\"lat\":31}}}").statusCode())
        .isEqualTo(200);
    assertThat(
            operations.api.world.number(
                "SELECT count(*) FROM orders.order_view WHERE receiver_lat = 31 AND receiver_lon ="
                    + " 120 AND lg_order_code = '"
                    + code
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void aMergePatchMayBeCalledOne() {
    String code = operations.order("DIRECT");
    assertThat(
            operations
                .send(PATCH, code, PATCH.body(), "Content-Type", "application/merge-patch+json")
                .statusCode())
        .isEqualTo(200);
  }
}
