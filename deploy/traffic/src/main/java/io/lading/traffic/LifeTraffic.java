package io.lading.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to the orders of a generator's trades: sellers, warehouses, carriers and buyers who
 * read the status topic and say what they do. What is said of an order is a function of the seed,
 * its number and the announcement it follows. Safe for many threads.
 */
public final class LifeTraffic implements Sayings {

  private static final String RETURN = "-R";
  private static final double TOO_MUCH_SENT_BACK = 0.1;

  private final TrafficGenerator generator;
  private final Dice dice;
  private final Pattern ours;
  private final JsonMapper json = JsonMapper.builder().build();
  private final List<City> cities = City.all();
  private final boolean planned;

  LifeTraffic(TrafficGenerator generator, Dice dice) {
    this(generator, dice, false);
  }

  private LifeTraffic(TrafficGenerator generator, Dice dice, boolean planned) {
    this.generator = generator;
    this.dice = dice;
    this.planned = planned;
    String prefix = generator.tradeOrderCode(0).replaceFirst("0$", "");
    this.ours = Pattern.compile(Pattern.quote(prefix) + "([0-9]{1,18})(" + RETURN + ")?");
  }

  /**
   * The same, but a route planner brings direct orders to their couriers: it says that they are
   * shipped and out for delivery. What has to be delivered at a certain time (long ago, when it is
   * said) it leaves out, and the seller goes on as without it.
   */
  public LifeTraffic withPlanner() {
    return new LifeTraffic(generator, dice, true);
  }

  @Override
  public List<TrafficMessage> before(long number) {
    if (generator.intent(number) != Intent.CREATE) {
      return List.of();
    }
    LivedTrade trade = generator.lived(number);
    Fate fate = fate(trade);
    LifeMessages messages = new LifeMessages(json, trade, null, dice.at(number, 21));
    List<TrafficMessage> early = new ArrayList<>();
    if (fate.cancelledFirst()) {
      early.add(messages.tradeCancelled());
    }
    if (fate.confirmedFirst()) {
      early.add(messages.status("CONFIRMED", null, trade.paidAt()));
    }
    return early;
  }

  @Override
  public List<LifeStep> after(Announcement announced) {
    Matcher code = ours.matcher(announced.tradeOrderCode());
    if (!code.matches()) {
      return List.of();
    }
    LivedTrade trade = generator.lived(Long.parseLong(code.group(1)));
    return code.group(2) == null ? ofTrade(trade, announced) : ofReturn(trade, announced);
  }

  private List<LifeStep> ofTrade(LivedTrade trade, Announcement announced) {
    Fate fate = fate(trade);
    boolean isPlanned = planned && PlannedLife.isOf(trade);
    if (announced.sequence() == 1) {
      LifeScript script = script(trade, fate, announced, 22);
      return isPlanned ? script.untilPlanned() : script.steps();
    }
    if (announced.asksToStop() && fate.answer() != null) {
      return answer(trade, fate.answer(), announced);
    }
    List<LifeStep> steps = new ArrayList<>();
    if (isPlanned) {
      steps.addAll(new PlannedLife(json, trade, fate, dice).after(announced));
    }
    if (announced.isDelivered() && fate.sentBack()) {
      steps.addAll(sentBack(trade, announced));
    }
    return steps;
  }

  private List<LifeStep> ofReturn(LivedTrade trade, Announcement announced) {
    return announced.sequence() == 1
        ? script(returned(trade, announced.lgOrderCode()), Fate.ofReturn(), announced, 23).steps()
        : List.of();
  }

  private LifeScript script(LivedTrade trade, Fate fate, Announcement announced, int purpose) {
    var random = dice.at(trade.number(), purpose);
    var messages = new LifeMessages(json, trade, announced.lgOrderCode(), random);
    return new LifeScript(trade, fate, messages, random, cities);
  }

  private List<LifeStep> answer(LivedTrade trade, String outcome, Announcement announced) {
    var random = dice.at(trade.number(), 24);
    var messages = new LifeMessages(json, trade, announced.lgOrderCode(), random);
    @Nullable String packageNo = trade.packageNos().isEmpty() ? null : announced.packageNo();
    TrafficMessage said =
        messages.answer(outcome, packageNo, trade.paidAt().plus(Duration.ofHours(30)));
    return List.of(new LifeStep(Duration.ofMillis(random.nextInt(200)), said));
  }

  /** The buyer sends the first item back, and now and then more of it than there was. */
  private List<LifeStep> sentBack(LivedTrade trade, Announcement announced) {
    LivedTrade reverse = returned(trade, announced.lgOrderCode());
    var random = dice.at(trade.number(), 25);
    var messages = new LifeMessages(json, reverse, null, random);
    if (random.nextDouble() < TOO_MUCH_SENT_BACK) {
      var item = (ObjectNode) reverse.data().path("items").path(0);
      item.put("quantity", 1_000_000);
    }
    return List.of(
        new LifeStep(Duration.ofMillis(random.nextInt(400)), messages.returned(reverse.data())));
  }

  private static LivedTrade returned(LivedTrade trade, String parentCode) {
    ObjectNode data = trade.data().deepCopy();
    data.put("tradeOrderCode", trade.tradeOrderCode() + RETURN);
    data.put("orderType", "REVERSE");
    data.put("parentLgOrderCode", parentCode);
    JsonNode first = data.path("items").path(0).deepCopy();
    ((ObjectNode) first).remove("packageNo");
    ArrayNode items = data.putArray("items");
    items.add(first);
    data.remove(List.of("packages", "totalAmount", "deliveryWindow", "feature"));
    return new LivedTrade(trade.number(), data, trade.paidAt().plus(Duration.ofDays(9)));
  }

  private Fate fate(LivedTrade trade) {
    return Fate.of(trade.path(), dice.at(trade.number(), 20));
  }
}
