package io.lading.core.centre.postgres;

import static io.lading.core.centre.postgres.SampleTrade.trade;
import static io.lading.core.centre.postgres.Workshop.byHttp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderPaid;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.stock.AdjustStock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexPlansIT {

  private static final int BATCHES = 30;

  /** Batch sizes and tables grow from nothing, as in a new installation. */
  @Test
  void noBatchReadsATableFromEndToEnd() {
    try (var workshop = new Workshop()) {
      AdjustStock adjust = workshop.centre().adjustStock();
      CreateOrders create = workshop.centre().createOrders();
      for (int n = 0; n < BATCHES; n++) {
        adjust.adjust(receipts(n));
        create.create(trades(n));
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> workshop.value(LOOKED_UP).equals("t"));
      assertThat(workshop.rows(READ_FROM_END_TO_END)).isEmpty();
    }
  }

  private static final String LOOKED_UP =
      """
      SELECT bool_and(idx_scan > 100) FROM pg_stat_user_tables
      WHERE relname IN ('logistics_order_unique', 'inventory', 'message_identity')
      """;

  private static final String READ_FROM_END_TO_END =
      """
      SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname ~ '^(logistics|inventory|message)' AND seq_tup_read > 0
      """;

  private static Batch<InventoryAdjusted> receipts(int n) {
    List<Entry<InventoryAdjusted>> entries = new ArrayList<>();
    for (int i = 0; i < 10 + n; i++) {
      var event = new InventoryAdjusted(1, 1 + n * 5L + i, 100L, null, null);
      entries.add(byHttp("receipt " + n + " " + i, event));
    }
    return new Batch<>(entries, List.of(), Workshop.NOW);
  }

  /** A third is new, a third is known, a third is short. */
  private static Batch<OrderPaid> trades(int n) {
    List<Entry<OrderPaid>> entries = new ArrayList<>();
    for (int i = 0; i < 10 + n; i++) {
      entries.add(byHttp(null, trade("T" + n + "-" + i).item(1 + n * 5L + i, 1).paid()));
      entries.add(byHttp(null, trade("T" + n / 2 + "-" + i).item(1 + (n / 2) * 5L + i, 1).paid()));
      entries.add(byHttp("S" + n + i, trade("S" + n + "-" + i).item(1 + i, 500).paid()));
    }
    return new Batch<>(entries, List.of(), Workshop.NOW);
  }
}
