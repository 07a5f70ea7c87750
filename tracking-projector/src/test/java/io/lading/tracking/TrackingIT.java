package io.lading.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.model.LgOrderCode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is asked of a time line beside the whole of it: packages, times, and whether it changed. */
class TrackingIT {

  private static final String PATH = "/orders/" + LgOrderCode.of(7) + "/tracking";

  private final Projector projector = new Projector();

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void lateScansStandAtTheirOwnTime() throws Exception {
    projector.open("--lading.tracking.api.page-entries=4");
    publish(1, EventKind.TRANSITION, null, 40);
    publish(2, EventKind.LATE, null, 10);
    publish(3, EventKind.FIELDS, null, null);
    publish(4, EventKind.CHECKPOINT, null, 10);
    projector.awaitConsumed(4);
    assertThat(sequences("?order=occurred")).containsExactly(2, 4, 1, 3);
    assertThat(sequences("?order=sequence")).containsExactly(1, 2, 3, 4);
    assertThat(sequences("?order=occurred&after=2")).containsExactly(4, 3);
    JsonNode late = projector.json(PATH + "?order=occurred").path("timeline").get(0);
    assertThat(late.path("occurredAt").stringValue()).isEqualTo("2026-11-21T09:10:00.123456Z");
    assertThat(late.path("recordedAt").stringValue()).isEqualTo("2026-11-21T10:00:02.123456Z");
    assertThat(late.path("location").path("text").stringValue()).isEqualTo("hub 2");
    assertThat(late.path("description").stringValue()).isEqualTo("LATE 2");
  }

  @Test
  void whatDoesNotFitOnePageIsToldBySequenceOnly() throws Exception {
    projector.open("--lading.tracking.api.page-entries=2");
    projector.publishAll(7, 1, 3);
    projector.awaitConsumed(3);
    assertThat(projector.get(PATH + "?order=occurred").statusCode()).isEqualTo(422);
    JsonNode problem = projector.json(PATH + "?order=occurred");
    assertThat(problem.path("code").stringValue()).isEqualTo("TIMELINE_TOO_LONG");
    assertThat(problem.path("detail").stringValue()).contains("more than 2 entries");
    assertThat(sequences("?order=occurred&after=1")).containsExactly(2, 3);
  }

  @Test
  void anAnswerGoesOutInOnePieceThatSaysItsLength() throws Exception {
    projector.open();
    projector.publish(7, 1);
    projector.awaitConsumed(1);
    HttpResponse<String> answer = projector.get(PATH);
    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(answer.body().getBytes(UTF_8).length);
  }

  @Test
  void packagesAreToldApartAndEachAsItsLastEventLeftIt() throws Exception {
    projector.open("--lading.tracking.api.page-entries=3");
    publish(1, EventKind.TRANSITION, null, null);
    publish(2, EventKind.PACKAGE, parcel("b", OrderStatus.SHIPPED, null), null);
    publish(3, EventKind.PACKAGE, parcel("a'1", OrderStatus.SHIPPED, "SF1"), null);
    publish(4, EventKind.PACKAGE, parcel("b", OrderStatus.PICKED_UP, "SF2"), null);
    publish(5, EventKind.TRANSITION, null, null);
    publish(6, EventKind.PACKAGE, parcel("a'1", OrderStatus.PICKED_UP, "SF3"), null);
    projector.awaitConsumed(6);
    JsonNode first = projector.json(PATH);
    assertThat(first.path("nextAfter").intValue()).isEqualTo(3);
    assertThat(first.path("packages").toString())
        .isEqualTo(
            "[{\"packageNo\":\"a'1\",\"status\":\"PICKED_UP\",\"mailNo\":\"SF3\",\"expressCode\":\"SF\"},"
                + "{\"packageNo\":\"b\",\"status\":\"PICKED_UP\",\"mailNo\":\"SF2\",\"expressCode\":\"SF\"}]");
    assertThat(projector.json(PATH + "?after=3").path("packages"))
        .isEqualTo(first.path("packages"));
    JsonNode one = projector.json(PATH + "?packageNo=a%271");
    assertThat(sequences(one)).containsExactly(1, 3, 5);
    assertThat(one.path("nextAfter").intValue()).isEqualTo(5);
    assertThat(one.path("packages")).hasSize(1);
    JsonNode rest = projector.json(PATH + "?packageNo=a%271&after=5");
    assertThat(sequences(rest)).containsExactly(6);
    assertThat(rest.has("nextAfter")).isFalse();
    JsonNode unknown = projector.json(PATH + "?packageNo=c");
    assertThat(sequences(unknown)).containsExactly(1, 5);
    assertThat(unknown.path("packages")).isEmpty();
  }

  @Test
  void everyEventThatComesChangesTheTagAndNothingElseDoes() throws Exception {
    projector.open();
    List<String> tags = new ArrayList<>();
    int[] arrivals = {1, 2, 6, 4, 5, 3};
    for (int i = 0; i < arrivals.length; i++) {
      projector.publish(7, arrivals[i]);
      projector.awaitConsumed(i + 1);
      HttpResponse<String> answer = projector.get(PATH);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
      for (String earlier : tags) {
        assertThat(asking(PATH, earlier).statusCode()).isEqualTo(200);
      }
      tags.add(tag(answer));
      assertThat(tag(projector.get(PATH))).isEqualTo(tag(answer));
    }
    assertThat(tags).doesNotHaveDuplicates();
    projector.publish(7, 3);
    projector.awaitConsumed(arrivals.length + 1);
    assertThat(asking(PATH, tags.getLast()).statusCode()).isEqualTo(304);
  }

  @Test
  void whoKnowsTheAnswerIsToldSoWithoutReadingEntries() throws Exception {
    projector.open();
    projector.publishAll(7, 1, 3);
    projector.awaitConsumed(3);
    String tag = tag(projector.get(PATH));
    String ofPackage = tag(projector.get(PATH + "?packageNo=x"));
    projector.execute("DELETE FROM timeline");
    assertThat(projector.json(PATH).path("timeline")).isEmpty();
    for (String known : List.of(tag, "\"other\", " + tag, "W/" + tag, "*")) {
      HttpResponse<String> answer = asking(PATH, known);
      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(tag(answer)).isEqualTo(tag);
    }
    assertThat(asking(PATH + "?packageNo=x", ofPackage).statusCode()).isEqualTo(304);
    assertThat(asking(PATH + "?packageNo=x", tag).statusCode()).isEqualTo(200);
    assertThat(asking("/orders/" + LgOrderCode.of(8) + "/tracking", "*").statusCode())
        .isEqualTo(404);
  }

  @Test
  void everyParameterThatIsWrongIsNamed() throws Exception {
    projector.open();
    String path = "/orders/7/tracking?after=-1&packageNo=&order=random";
    assertThat(projector.get(path).statusCode()).isEqualTo(400);
    JsonNode problem = projector.json(path);
    assertThat(problem.path("code").stringValue()).isEqualTo("MALFORMED_CODE");
    assertThat(problem.path("violations").valueStream().map(one -> one.path("field").stringValue()))
        .containsExactly("code", "after", "packageNo", "order");
  }

  /** {@code minute}: after nine, when it happened. */
  private void publish(
      int sequence, EventKind kind, @Nullable PackageState parcel, @Nullable Integer minute)
      throws Exception {
    projector.publish(
        StatusEvents.scan(
            7,
            sequence,
            kind,
            parcel,
            minute == null ? null : StatusEvents.START.minusSeconds(60L * (60 - minute)),
            kind + " " + sequence));
  }

  private static PackageState parcel(
      String packageNo, OrderStatus status, @Nullable String mailNo) {
    return new PackageState(packageNo, status, mailNo, mailNo == null ? null : "SF");
  }

  private List<Integer> sequences(String question) throws Exception {
    return sequences(projector.json(PATH + question));
  }

  private static List<Integer> sequences(JsonNode answer) {
    return answer
        .path("timeline")
        .valueStream()
        .map(entry -> entry.path("sequence").intValue())
        .toList();
  }

  private HttpResponse<String> asking(String path, String known) throws Exception {
    return projector.send(path, "GET", "If-None-Match", known);
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }
}
