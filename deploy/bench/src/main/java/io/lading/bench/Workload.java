package io.lading.bench;

import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficMessage;
import io.lading.traffic.TrafficShape;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trades of a run: only new, valid ones with ample stock, the same for every case. {@code
 * warmUp} come first and are not measured. Slow cases take fewer of both.
 */
record Workload(TrafficGenerator traffic, int warmUp, int measured, int measuredOfSlowCases) {

  Workload {
    if (warmUp < 1 || measured < 1 || measuredOfSlowCases < 1 || measuredOfSlowCases > measured) {
      throw new IllegalArgumentException("a run needs trades to warm up with and to measure");
    }
  }

  static Workload of(long seed, int warmUp, int measured, int measuredOfSlowCases) {
    var traffic = new TrafficGenerator(seed, TrafficShape.validOnly());
    return new Workload(traffic, warmUp, measured, measuredOfSlowCases);
  }

  int warmUp(boolean slow) {
    return slow ? Math.min(warmUp, measuredOfSlowCases) : warmUp;
  }

  int measured(boolean slow) {
    return slow ? measuredOfSlowCases : measured;
  }

  List<TrafficMessage> messages(int from, int to) {
    return traffic.messages().skip(from).limit(to - from).toList();
  }

  Stream<ProducerRecord<byte[], byte[]>> records(int from, int to) {
    return messages(from, to).stream().map(TrafficMessage::toRecord);
  }

  List<StockLevel> stock() {
    var json = JsonMapper.builder().build();
    return traffic.stock().stream()
        .map(message -> json.readTree(Objects.requireNonNull(message.value())))
        .map(Workload::level)
        .toList();
  }

  private static StockLevel level(JsonNode adjustment) {
    return new StockLevel(
        adjustment.path("warehouseId").asLong(),
        adjustment.path("skuId").asLong(),
        adjustment.path("setTo").asLong());
  }
}
