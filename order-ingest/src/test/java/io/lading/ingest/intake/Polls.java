package io.lading.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.Topics;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import java.util.List;

/** Polls of lading.trade-events.v1 in letters: P a paid trade, C a cancel, R a receiver, x dead. */
final class Polls {

  static final String GROUP = "group";

  /** Offsets have gaps, as where markers of transactions are. */
  static final int STEP = 3;

  private Polls() {}

  /** Its offset tells which it is. */
  static IncomingMessage message(int partition, long offset, char kind) {
    String trade = "\"tradeOrderCode\":\"T-%d-%d\",\"bizType\":\"B\"".formatted(partition, offset);
    return switch (kind) {
      case 'P' ->
          message(
              partition,
              offset,
              "io.lading.trade.order-paid",
              trade + ",\"buyerId\":1,\"warehouseId\":2,\"items\":[{\"itemId\":3,\"quantity\":4}]");
      case 'C' -> message(partition, offset, "io.lading.trade.order-cancelled", trade);
      case 'R' ->
          message(
              partition, offset, "io.lading.trade.receiver-changed", trade + ",\"receiver\":{}");
      default -> message(partition, offset, "io.lading.unheard-of", trade);
    };
  }

  /** To four behind its last record: markers of transactions, say. */
  static PositionMove move(int partition, int records) {
    return new PositionMove(
        new PartitionRef(GROUP, Topics.TRADE_EVENTS, partition), 9, 0, records * STEP + 4L);
  }

  private static IncomingMessage message(int partition, long offset, String type, String fields) {
    return new IncomingMessage(
        Topics.TRADE_EVENTS,
        partition,
        offset,
        0,
        null,
        ("{" + fields + "}").getBytes(UTF_8),
        List.of(new MessageHeader("ce_type", type.getBytes(UTF_8))));
  }
}
