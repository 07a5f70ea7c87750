package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.model.LgOrderCode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions while there is nobody who could answer them. */
class QueriesAwayIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<String> QUESTIONS =
      List.of(
          "/orders/" + LgOrderCode.of(1),
          "/orders?buyerId=1",
          "/orders?status=PENDING&includeItems=true",
          "/inventory/1/1",
          "/inventory/low?below=1");

  private final Projector projector = new Projector();

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void aDatabaseWithoutOrdersIsWaitedFor() throws Exception {
    projector.open();
    projector.publishAll(1, 1, 1);
    await()
        .atMost(SOON)
        .until(() -> projector.value("SELECT count(*) FROM order_head").equals("1"));
    for (String question : QUESTIONS) {
      assertUnavailable(question);
    }
    projector.database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    assertThat(projector.get(QUESTIONS.get(1)).statusCode()).isEqualTo(200);
    assertThat(projector.get(QUESTIONS.get(4)).statusCode()).isEqualTo(200);
  }

  @Test
  void questionsThatHoldEveryConnectionDoNotKeepTheProjectionWaiting() throws Exception {
    projector.database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    projector.connecting("3s").open("--lading.tracking.queries.connections=1");
    var queries = projector.service().getBean(QueryPool.class);
    try (Connection held = queries.connections().getConnection()) {
      assertThat(held.isValid(60)).isTrue();
      projector.publishAll(1, 1, 2);
      await()
          .atMost(SOON)
          .until(() -> projector.value("SELECT count(*) FROM timeline").equals("2"));
      assertUnavailable(QUESTIONS.get(1));
    }
    assertThat(projector.get(QUESTIONS.get(1)).statusCode()).isEqualTo(200);
  }

  private void assertUnavailable(String question) throws Exception {
    HttpResponse<String> answer = projector.get(question);
    assertThat(answer.statusCode()).as(question).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.body()).contains("UNAVAILABLE");
  }
}
