package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lading.core.model.LgOrderCode;
import io.lading.core.verify.Finding;
import io.lading.core.verify.Finding.Broken;
import io.lading.core.verify.Finding.Offence;
import io.lading.core.verify.Report;
import io.lading.engines.Engines;
import io.lading.tracking.verify.TimelineInvariant;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineInvariantIT {

  private static final String CONSUMED = "SELECT coalesce(sum(consumed), 0) FROM consumer_position";

  private final Projector projector = new Projector();

  /** Ten orders of four events, a window of which was sent twice; then one event more. */
  @BeforeAll
  void aProjectionThatStopped() throws Exception {
    projector.open();
    for (int order = 1; order <= 10; order++) {
      projector.publishAll(order, 1, 4);
      projector.publishAll(order, 2, 3);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(projector.value(CONSUMED)).isEqualTo("60"));
    projector.stop();
    projector.publish(1, 5);
  }

  @AfterAll
  void close() {
    projector.close();
  }

  @Test
  void aProjectionThatIsBehindHolds() {
    Report report = verify();
    assertThat(report.holds()).as("%s", report).isTrue();
    assertThat(report.findings().getFirst())
        .isEqualTo(new Finding.Held("6 the time line is the fold of its topic", 40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          6 the time | DELETE FROM timeline WHERE order_id = 3 AND sequence = 4
          6 the time | DELETE FROM timeline WHERE order_id = 3
          6 the time | UPDATE timeline SET status = 9 WHERE order_id = 3 AND sequence = 2
          6 the time | UPDATE timeline SET description = 'x' WHERE order_id = 3 AND sequence = 1
          6 the time | UPDATE timeline SET recorded_at = recorded_at + interval '1 microsecond' WHERE order_id = 3
          6 the time | INSERT INTO timeline (order_id, sequence, kind, status, status_version, recorded_at) VALUES (3, 5, 0, 0, 0, now())
          6 heads    | UPDATE order_head SET contiguous = 3 WHERE order_id = 3
          6 heads    | UPDATE order_head SET status = 9 WHERE order_id = 3
          6 heads    | DELETE FROM order_head WHERE order_id = 3
          6 every gap| UPDATE order_head SET contiguous = 3 WHERE order_id = 3
          6 every gap| INSERT INTO sequence_gap VALUES (3, 2, 2, now(), NULL)
          6 no event | UPDATE order_head SET contiguous = 3 WHERE order_id = 3
          """)
  void aBreachIsNamedWithItsOrder(String invariant, String breach) throws Exception {
    projector.keep();
    projector.execute(breach);
    Report report = verify();
    projector.restore();
    assertThat(report.findings())
        .as("%s", report)
        .filteredOn(Broken.class::isInstance)
        .filteredOn(finding -> finding.invariant().startsWith(invariant))
        .singleElement()
        .satisfies(
            broken ->
                assertThat(((Broken) broken).offences())
                    .extracting(Offence::id)
                    .containsExactly(LgOrderCode.of(3)));
    assertThat(verify().holds()).isTrue();
  }

  private Report verify() {
    return new TimelineInvariant(
            projector.database.as("lading_verify"), projector.topic, projector.topic)
        .check(Engines.shared().kafka().bootstrapServers());
  }
}
