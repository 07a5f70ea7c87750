package io.lading.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.EventKind;
import io.lading.core.model.LgOrderCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The projection made anew from its topic, as deploy/README.md says. */
class RebuildIT {

  private static final int ORDERS = 40;
  private static final int WINDOWS = 250;
  private static final List<String> ROWS =
      List.of(
          "SELECT t::text FROM timeline t ORDER BY order_id, sequence",
          "SELECT h::text FROM order_head h ORDER BY order_id");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Projector projector = new Projector();
  private final int[] published = new int[ORDERS];
  private int records;

  @AfterEach
  void close() {
    projector.close();
  }

  @Test
  void aTimeLineThatIsRebuiltFromTheTopicIsByteForByteTheLiveOne() throws Exception {
    liveLongWithARestartInTheMiddle();
    List<String> live = answers();
    List<String> rows = rows();
    projector.stop();
    projector.execute("TRUNCATE tracking.timeline, tracking.order_head, tracking.sequence_gap");
    projector.resetOffsets(0);
    projector.open();
    projector.awaitConsumed(2 * records);
    assertThat(answers()).as("seed %d", seed).isEqualTo(live);
    assertThat(rows()).as("seed %d", seed).isEqualTo(rows);
  }

  private void liveLongWithARestartInTheMiddle() throws Exception {
    for (int half = 0; half < 2; half++) {
      projector.open("--lading.tracking.intake.poll-records=" + (7 + random.nextInt(50)));
      for (int i = 0; i < WINDOWS; i++) {
        publishSome(random.nextInt(ORDERS));
      }
      projector.awaitConsumed(records);
      if (half == 0) {
        projector.stop();
      }
    }
  }

  /** Often what was published before, too; and now and then a few are left out, for ever. */
  private void publishSome(int order) throws Exception {
    int from = Math.max(1, published[order] + 1 - random.nextInt(3));
    int to = published[order] + random.nextInt(1, 4);
    for (int sequence = from; sequence <= to; sequence++) {
      if (random.nextInt(50) > 0) {
        EventKind kind = EventKind.values()[(order + sequence) % EventKind.values().length];
        projector.publish(
            sequence % 3 == 0
                ? StatusEvents.message(order + 1, sequence, kind)
                : StatusEvents.message(order + 1, sequence));
        records++;
      }
    }
    published[order] = to;
  }

  private List<String> answers() throws Exception {
    List<String> answers = new ArrayList<>();
    for (int order = 1; order <= ORDERS; order++) {
      var answer = projector.get("/orders/" + LgOrderCode.of(order) + "/tracking");
      answers.add(answer.statusCode() + " " + answer.body());
    }
    return answers;
  }

  private List<String> rows() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String sql : ROWS) {
      rows.addAll(projector.rows(sql));
    }
    return rows;
  }
}
