package io.lading.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endless stream of messages with the shape of real traffic. Message n is a function of the
 * seed, the shape and n alone, so runs can be repeated, resumed and split over threads.
 */
public final class TrafficGenerator {

  public static final String TOPIC = "lading.trade-events.v1";

  private static final int FARTHEST_DUPLICATE = 2_000;

  private final Dice dice;
  private final TrafficShape shape;
  private final Catalogue catalogue;
  private final TradeMaker trades;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Spoiling spoiling = new Spoiling(json);
  private final Stock stock = new Stock(json);
  private final ArrivalSchedule schedule;

  public TrafficGenerator(long seed, TrafficShape shape) {
    this.dice = new Dice(seed);
    this.shape = shape;
    this.catalogue = new Catalogue(shape.skus(), shape.skew());
    this.trades = new TradeMaker(dice, shape, catalogue);
    this.schedule = shape.schedule();
  }

  /** Endless; limit it. */
  public Stream<TrafficMessage> messages() {
    return LongStream.iterate(0, n -> n + 1).mapToObj(this::message);
  }

  public TrafficMessage message(long number) {
    return switch (intent(number)) {
      case CREATE -> fresh(number, Intent.CREATE);
      case SHORT -> fresh(number, Intent.SHORT);
      case DUPLICATE -> duplicate(number, original(number));
      case CONFLICT -> conflict(number, original(number));
      case MALFORMED, STOCK, FLEET, LIFE -> malformed(number);
    };
  }

  /** When a message is due, counted from the start of the run. */
  public Duration dueAt(long number) {
    return schedule.dueAt(number);
  }

  /**
   * The stock that makes every trade servable except those short on purpose. The same messages
   * every time, so that publishing them again changes nothing.
   */
  public List<TrafficMessage> stock() {
    var messages = new ArrayList<TrafficMessage>();
    for (long warehouse = 1; warehouse <= shape.warehouses(); warehouse++) {
      for (long sku : catalogue.regularSkus()) {
        messages.add(stock(messages.size(), warehouse, sku, Catalogue.AMPLE_QUANTITY));
      }
      for (long sku : Stock.scarceSkusWithAFewPieces()) {
        messages.add(stock(messages.size(), warehouse, sku, Catalogue.SCARCE_QUANTITY));
      }
    }
    return messages;
  }

  /** Where the warehouses are, and their couriers. The same messages every time. */
  public List<TrafficMessage> fleet() {
    return new Fleet(json, shape.start()).of(shape.warehouses());
  }

  /** What ought to become of the first {@code count} messages, published in order. */
  public Expected expected(long count) {
    Expected expected = Expected.NOTHING;
    for (long number = 0; number < count; number++) {
      Intent intent = intent(number);
      if (intent == Intent.CREATE) {
        ObjectNode trade = trades.trade(number, false, timeOf(number));
        int packages = Math.max(1, trade.path("packages").size());
        expected = expected.plus(intent, packages, trade.path("items").size());
      } else {
        expected = expected.plus(intent, 0, 0);
      }
    }
    return expected;
  }

  /** What happens to the orders of these trades. */
  public LifeTraffic lives() {
    return new LifeTraffic(this, dice);
  }

  LivedTrade lived(long number) {
    return new LivedTrade(number, trades.trade(number, false, timeOf(number)), timeOf(number));
  }

  String tradeOrderCode(long number) {
    return trades.tradeOrderCode(number);
  }

  Intent intent(long number) {
    Intent drawn = drawn(number);
    boolean needsOriginal = drawn == Intent.DUPLICATE || drawn == Intent.CONFLICT;
    return needsOriginal && original(number) < 0 ? Intent.CREATE : drawn;
  }

  private Intent drawn(long number) {
    double point = dice.at(number, 2).nextDouble();
    var shares = shape.shares();
    double edge = shares.duplicates();
    if (point < edge) {
      return Intent.DUPLICATE;
    }
    edge += shares.conflicts();
    if (point < edge) {
      return Intent.CONFLICT;
    }
    edge += shares.shortOfStock();
    if (point < edge) {
      return Intent.SHORT;
    }
    return point < edge + shares.malformed() ? Intent.MALFORMED : Intent.CREATE;
  }

  /** A created trade before {@code number}, mostly a recent one; -1 if there is none. */
  private long original(long number) {
    double far = dice.at(number, 3).nextDouble();
    long candidate = number - 1 - (long) (Math.min(FARTHEST_DUPLICATE, number) * far * far);
    while (candidate >= 0 && drawn(candidate) != Intent.CREATE) {
      candidate--;
    }
    return candidate;
  }

  private TrafficMessage fresh(long number, Intent intent) {
    ObjectNode trade = trades.trade(number, intent == Intent.SHORT, timeOf(number));
    return written(number, intent, number, envelope(number), trade);
  }

  private TrafficMessage duplicate(long number, long original) {
    SplittableRandom random = dice.at(number, 4);
    ObjectNode trade = trades.trade(original, false, timeOf(original));
    boolean reencoded = random.nextBoolean();
    Envelope envelope = envelope(original);
    if (reencoded && random.nextBoolean()) {
      envelope = envelope.withId(envelope(number).id());
    }
    ObjectNode data = reencoded ? Rewriting.reencoded(trade, random) : trade;
    return written(number, Intent.DUPLICATE, original, envelope, data);
  }

  private TrafficMessage conflict(long number, long original) {
    ObjectNode trade = trades.trade(original, false, timeOf(original));
    Envelope envelope = envelope(original).withId(envelope(number).id());
    ObjectNode data = Rewriting.conflicting(trade, dice.at(number, 4));
    return written(number, Intent.CONFLICT, original, envelope, data);
  }

  private TrafficMessage malformed(long number) {
    ObjectNode trade = trades.trade(number, false, timeOf(number));
    var spoiled = spoiling.spoiled(envelope(number), trade, dice.at(number, 4));
    String key = trades.tradeOrderCode(number);
    return new TrafficMessage(
        number, Intent.MALFORMED, TOPIC, key, spoiled.headers(), spoiled.value());
  }

  private TrafficMessage written(
      long number, Intent intent, long tradeNumber, Envelope envelope, ObjectNode trade) {
    boolean structured = dice.at(tradeNumber, 5).nextDouble() < shape.structured();
    byte[] value = json.writeValueAsBytes(structured ? envelope.structured(trade) : trade);
    var headers = structured ? Envelope.structuredHeaders() : envelope.binary();
    return new TrafficMessage(
        number, intent, TOPIC, trades.tradeOrderCode(tradeNumber), headers, value);
  }

  private Envelope envelope(long number) {
    String code = trades.tradeOrderCode(number);
    return Envelope.of(Envelope.ORDER_PAID, code, timeOf(number), dice.at(number, 6));
  }

  private TrafficMessage stock(long number, long warehouse, long sku, long quantity) {
    String key = Stock.key(warehouse, sku);
    var envelope = Stock.envelope(key, shape.start(), dice.at(number, 7));
    return stock.setTo(envelope, number, warehouse, sku, quantity);
  }

  private Instant timeOf(long number) {
    return shape.start().plus(schedule.dueAt(number));
  }
}
