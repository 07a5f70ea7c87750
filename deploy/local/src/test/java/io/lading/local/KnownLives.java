package io.lading.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.contract.Topics;
import io.lading.traffic.Announcement;
import io.lading.traffic.Intent;
import io.lading.traffic.LifeStep;
import io.lading.traffic.Sayings;
import io.lading.traffic.TrafficGenerator;
import io.lading.traffic.TrafficMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Every fifth order has a life whose end is known beforehand: what is said of it is said in one
 * order, once its making (or what was said before it) was announced; every seventh message is sent
 * twice.
 */
final class KnownLives implements Sayings {
  private static final int EVERY = 5;
  private static final int TWICE = 7;
  private static final Duration STEP = Duration.ofMillis(400);
  private static final String ID = "life:";

  private final TrafficGenerator generator;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  KnownLives(TrafficGenerator generator) {
    this.generator = generator;
  }

  /** Of the first so many messages, those that make orders. */
  Stream<SentTrade> trades(long count) {
    return LongStream.range(0, count)
        .mapToObj(generator::message)
        .filter(message -> message.intent() == Intent.CREATE)
        .map(SentTrade::of);
  }

  KnownLife of(SentTrade trade) {
    if (trade.number() % EVERY != 0) {
      return KnownLife.NONE;
    }
    List<KnownLife> fitting =
        KnownLife.ALL.stream().filter(life -> life.fits(trade.mode())).toList();
    return fitting.get((int) (trade.number() / EVERY % fitting.size()));
  }

  @Override
  public List<TrafficMessage> before(long number) {
    TrafficMessage message = generator.message(number);
    if (number % EVERY != 0 || message.intent() != Intent.CREATE) {
      return List.of();
    }
    SentTrade trade = SentTrade.of(message);
    KnownLife life = of(trade);
    return life.early() ? List.of(message(trade, "", life, 0)) : List.of();
  }

  /** A relay that was killed may announce again; nobody begins a life twice. */
  @Override
  public List<LifeStep> after(Announcement announced) {
    if (announced.sequence() > 2) {
      return List.of();
    }
    String code = announced.tradeOrderCode();
    long number = Long.parseLong(code.substring(code.lastIndexOf('-') + 1));
    SentTrade trade = SentTrade.of(generator.message(number));
    KnownLife life = of(trade);
    if (announced.sequence() != begins(life) || !begun.add(code)) {
      return List.of();
    }
    List<LifeStep> steps = new ArrayList<>();
    for (int i = life.early() ? 1 : 0; i < life.steps().size(); i++) {
      LifeStep step =
          new LifeStep(STEP.multipliedBy(i + 1), message(trade, announced.lgOrderCode(), life, i));
      steps.add(step);
      if (times(trade, life, i) > 1) {
        steps.add(new LifeStep(step.after().plusMillis(1), step.message()));
      }
    }
    return steps;
  }

  /**
   * The event after which the rest is said. What was said before the trade has another key, so
   * nothing but its own event tells that it will not be overtaken.
   */
  private static long begins(KnownLife life) {
    return life.early() ? 2 : 1;
  }

  /** How often a step is sent. */
  static int times(SentTrade trade, KnownLife life, int step) {
    boolean early = life.early() && step == 0;
    return !early && (trade.number() / EVERY + step) % TWICE == 0 ? 2 : 1;
  }

  /** The trade whose life a message with this id is part of, empty if it is another message. */
  static String tradeOf(String id) {
    return id.startsWith(ID) ? id.substring(ID.length(), id.lastIndexOf(':')) : "";
  }

  private static TrafficMessage message(SentTrade trade, String code, KnownLife life, int step) {
    String said = life.steps().get(step).said();
    boolean ofTrade = life.steps().get(step).isOfTrade();
    String key = ofTrade || code.isEmpty() ? trade.code() : code;
    return new TrafficMessage(
        trade.number(),
        Intent.LIFE,
        ofTrade ? Topics.TRADE_EVENTS : Topics.ORDER_UPDATES,
        key,
        headers(type(said), ID + trade.code() + ":" + step),
        json(trade, code, said, step).getBytes(UTF_8));
  }

  private static String type(String said) {
    return switch (said) {
      case "trade-cancel" -> "io.lading.trade.order-cancelled";
      case "cancel" -> "io.lading.order.cancel";
      case "CAUGHT", "TOO_LATE" -> "io.lading.order.intercept-answered";
      case "rename" -> "io.lading.order.update";
      case "scan" -> "io.lading.order.checkpoint";
      default -> "io.lading.order.status-update";
    };
  }

  private static String json(SentTrade trade, String code, String said, int step) {
    String order =
        code.isEmpty() || said.equals("trade-cancel")
            ? "\"tradeOrderCode\":\"%s\",\"bizType\":\"%s\""
                .formatted(trade.code(), trade.bizType())
            : "\"lgOrderCode\":\"%s\"".formatted(code);
    String at = "2026-06-0%dT12:00:00Z".formatted(step + 1);
    return switch (said) {
      case "trade-cancel", "cancel" -> "{%s}".formatted(order);
      case "CAUGHT", "TOO_LATE" -> "{%s,\"outcome\":\"%s\"}".formatted(order, said);
      case "rename" -> "{%s,\"changes\":{\"buyerName\":\"renamed\"}}".formatted(order);
      case "scan" -> "{%s,\"description\":\"hub\",\"occurredAt\":\"%s\"}".formatted(order, at);
      default -> "{%s,\"status\":\"%s\",\"occurredAt\":\"%s\"}".formatted(order, said, at);
    };
  }

  private static List<Header> headers(String type, String id) {
    return List.of(header("ce_type", type), header("ce_id", id), header("ce_source", "urn:lives"));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
