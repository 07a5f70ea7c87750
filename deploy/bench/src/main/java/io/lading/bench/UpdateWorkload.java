package io.lading.bench;

import io.lading.traffic.TrafficMessage;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lives of a run: those of the orders made of the trades, all with a carrier. {@code together}:
 * how many updates of an order arrive in a row. {@code shuffled}: whether orders that were made one
 * after the other go on at different moments.
 */
record UpdateWorkload(Workload trades, int together, boolean shuffled, long seed) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  UpdateWorkload {
    if (together < 1 || together > Step.LIFE.size()) {
      throw new IllegalArgumentException("1 to 6 updates of an order arrive in a row");
    }
  }

  static UpdateWorkload of(
      long seed, int warmUp, int measured, int measuredOfSlowCases, int together) {
    return new UpdateWorkload(
        Workload.of(seed, warmUp, measured, measuredOfSlowCases), together, true, seed);
  }

  UpdateWorkload inOrder() {
    return new UpdateWorkload(trades, together, false, seed);
  }

  int orders(boolean slow) {
    return trades.warmUp(slow) + trades.measured(slow);
  }

  Stream<TrafficMessage> messages(int from, int to) {
    return trades.messages(from, to).stream().map(UpdateWorkload::carried);
  }

  Stream<ProducerRecord<byte[], byte[]>> records(int from, int to) {
    return messages(from, to).map(TrafficMessage::toRecord);
  }

  List<String> tradeOrderCodes(int count) {
    return trades.messages(0, count).stream().map(TrafficMessage::key).toList();
  }

  List<Step> arrival(List<CreatedOrder> orders) {
    return Arrival.roundByRound(orders, together, shuffled ? new Random(seed) : null);
  }

  /** The trade with a carrier to deliver it, whatever it said. */
  private static TrafficMessage carried(TrafficMessage trade) {
    var event = (ObjectNode) JSON.readTree(Objects.requireNonNull(trade.value()));
    var data = event.get("data") instanceof ObjectNode structured ? structured : event;
    data.put("fulfilmentMode", "CARRIER");
    return new TrafficMessage(
        trade.number(),
        trade.intent(),
        trade.topic(),
        trade.key(),
        trade.headers(),
        JSON.writeValueAsBytes(event));
  }
}
