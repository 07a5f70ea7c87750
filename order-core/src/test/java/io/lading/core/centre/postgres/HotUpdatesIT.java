package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.ChangeOrders;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Status changes touch no index: as PostgreSQL counts them, over whole lives of orders. */
class HotUpdatesIT {

  private static final int ORDERS = 1_000;
  private static final int BATCH = 250;

  /** With marks of ten bytes each, the longest of the three paths. */
  private static final List<String> PATH =
      List.of(
          "CONFIRMED",
          "SHIPPED",
          "WAREHOUSE_ACCEPTED",
          "WAREHOUSE_OUTBOUND",
          "PICKED_UP",
          "OUT_FOR_DELIVERY",
          "DELIVERED",
          "COMPLETED");

  @Test
  void statusUpdatesAreHot() {
    try (var workshop = new Workshop()) {
      workshop.stock(1, 1, 10_000);
      List<Long> orders = orders(workshop);
      ChangeOrders change = workshop.centre().changeOrders();
      for (String milestone : PATH) {
        for (int from = 0; from < ORDERS; from += BATCH) {
          var updates = new ArrayList<Entry<InputEvent>>();
          for (long id : orders.subList(from, from + BATCH)) {
            updates.add(Update.status(milestone + id, id, milestone));
          }
          assertThat(change.change(Update.batch(updates, Workshop.NOW)))
              .allMatch(Outcome.Applied.class::isInstance);
        }
      }
      everyUpdateIsCounted(workshop);
      assertThat(Double.parseDouble(workshop.value("SELECT " + share())))
          .isGreaterThanOrEqualTo(0.95);
    }
  }

  private static List<Long> orders(Workshop workshop) {
    List<Entry<OrderPaid>> trades =
        IntStream.range(0, ORDERS)
            .mapToObj(
                n ->
                    Workshop.fromTopic(
                        trade("T" + n).mode(FulfilmentMode.WAREHOUSE).item(1, 1).paid()))
            .toList();
    return workshop
        .centre()
        .createOrders()
        .create(new Batch<>(trades, List.of(), Workshop.NOW))
        .stream()
        .map(Workshop::applied)
        .toList();
  }

  /** Sessions tell what they did some seconds after they became idle. */
  private static void everyUpdateIsCounted(Workshop workshop) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        workshop.value(
                            "SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname ="
                                + " 'logistics_order_state'"))
                    .isEqualTo(Integer.toString(ORDERS * PATH.size())));
  }

  private static String share() {
    return "n_tup_hot_upd::float / n_tup_upd FROM pg_stat_user_tables WHERE relname ="
        + " 'logistics_order_state'";
  }
}
