package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.model.LgOrderCode;
import io.lading.core.reads.ReadToken;
import io.lading.core.reads.WalPosition;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tokens without a replica: the projection alone may be behind. */
class ReadTokenIT {

  private static final String PATH = "/orders/" + LgOrderCode.of(7) + "/tracking";

  private final Projector projector = new Projector();

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void aTimeLineWaitsForWhatItsCallerWrote() throws Exception {
    projector.open("--lading.tracking.reads.projection-patience=30s");
    var answer = CompletableFuture.supplyAsync(() -> asked(PATH, token(7, 2)));
    projector.publishAll(7, 1, 2);
    assertThat(JsonMapper.shared().readTree(answer.get().body()).path("sequence").intValue())
        .isEqualTo(2);
    assertThat(answer.get().headers().firstValue("Lading-Read-Source")).hasValue("primary");
  }

  @Test
  void whatIsNotProjectedInTimeIsToComeBackFor() throws Exception {
    projector.open("--lading.tracking.reads.projection-patience=50ms");
    projector.publish(7, 1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> asked(PATH, token(7, 1)).statusCode() == 200);
    for (String path : new String[] {PATH, PATH + "/stream"}) {
      assertBehind(asked(path, token(7, 2)));
    }
    assertBehind(projector.get(PATH + "/stream?readToken=" + token(7, 2)));
    assertThat(asked(PATH, token(8, 1)).statusCode()).as("another order's").isEqualTo(200);
    assertThat(asked(PATH, token(8, 1) + "," + token(7, 1)).statusCode()).isEqualTo(200);
  }

  /** Stock that somebody wrote after a promotion of which this primary has not heard. */
  @Test
  void aPrimaryOfThePastDoesNotAnswerWhoeverWroteElsewhere() throws Exception {
    projector.open("--lading.tracking.reads.projection-patience=50ms");
    projector.database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    String later = ReadToken.of(new WalPosition(2, 1)).text();
    for (String path : new String[] {"/inventory/1/1", "/inventory/low?below=1", PATH}) {
      assertThat(projector.get(path).statusCode()).as(path).isLessThan(500);
      assertBehind(asked(path, later));
    }
  }

  private static void assertBehind(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.body()).contains("NOT_YET_PROJECTED");
  }

  @Test
  void aMalformedTokenIsNamedWithAllElseThatIsWrong() throws Exception {
    projector.open();
    HttpResponse<String> answer = asked("/orders/7/tracking?after=-1", "latest");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(
            JsonMapper.shared()
                .readTree(answer.body())
                .path("violations")
                .valueStream()
                .map(one -> one.path("field").stringValue()))
        .containsExactly("Lading-Read-Token", "code", "after");
    for (String path :
        new String[] {
          "/orders?buyerId=1", "/inventory/1/1", "/inventory/low?below=1", PATH + "/stream"
        }) {
      assertThat(asked(path, "latest").body()).as(path).contains("Lading-Read-Token: expected");
    }
  }

  private HttpResponse<String> asked(String path, String token) {
    try {
      return projector.get(path, ReadToken.HEADER, token);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(long orderId, int sequence) {
    return new ReadToken(new WalPosition(1, 1), orderId, sequence).text();
  }
}
