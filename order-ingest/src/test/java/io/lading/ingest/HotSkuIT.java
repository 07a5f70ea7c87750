package io.lading.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Topics;
import io.lading.engines.Engines;
import io.lading.engines.postgres.EmbeddedPostgres;
import io.lading.engines.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With a PostgreSQL of its own, because its log is read. */
class HotSkuIT {

  @Test
  void fiveThousandTradesForAThousandPiecesThroughFourConsumersReserveExactlyAThousand()
      throws IOException {
    try (var postgres = EmbeddedPostgres.start(PostgresSettings.temporary());
        World world = World.fresh(Engines.shared().kafka(), postgres.engine().newDatabase());
        RunningIngest ingest =
            world
                .ingest(
                    "--lading.intake.trades.consumers=4", "--lading.intake.trades.poll-records=200")
                .awaitUp()) {
      world.publish(List.of(PipelineIT.stock("stock", 7, 900001, 1_000)));
      world.awaitDrained();
      world.publish(
          IntStream.range(0, 5_000)
              .mapToObj(n -> PipelineIT.trade("HOT-" + n, "hot-" + n, 1))
              .toList());
      world.awaitDrained();
      assertThat(world.number("SELECT reserved FROM orders.inventory")).isEqualTo(1_000);
      assertThat(world.counts())
          .containsEntry("logistics_order", 1_000L)
          .containsEntry("logistics_order_unique", 1_000L)
          .containsEntry(Topics.ORDER_STATUS, 1_000L)
          .containsEntry(Topics.ORDER_REJECTIONS, 4_000L);
      assertThat(Files.readString(postgres.log()))
          .contains("ready to accept connections")
          .doesNotContain("deadlock detected");
      ingest.awaitUp();
      world.everyInvariantHolds();
    }
  }
}
