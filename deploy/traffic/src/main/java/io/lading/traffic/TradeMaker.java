package io.lading.traffic;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the data of one paid trade from its number; the same number, the same trade. */
final class TradeMaker {

  private static final int MOST_ITEMS = 20;

  /** Of each further item: gives 3.5 items a basket on average. */
  private static final double ANOTHER_ITEM = 0.72;

  private static final List<String> MODES = List.of("DIRECT", "CARRIER", "CARRIER", "WAREHOUSE");

  private final Dice dice;
  private final TrafficShape shape;
  private final Catalogue catalogue;
  private final People people = new People();
  private final Neighbourhoods neighbourhoods;
  private final Weighted loyalty;

  TradeMaker(Dice dice, TrafficShape shape, Catalogue catalogue) {
    this.dice = dice;
    this.shape = shape;
    this.catalogue = catalogue;
    this.neighbourhoods = new Neighbourhoods(shape.warehouses());
    this.loyalty = Weighted.zipf(shape.buyers(), shape.skew());
  }

  String tradeOrderCode(long number) {
    return "TR%08X-%d".formatted((int) Dice.mix(dice.seed()), number);
  }

  ObjectNode trade(long number, boolean scarce, Instant paidAt) {
    SplittableRandom random = dice.at(number, 1);
    ObjectNode trade = JsonNodeFactory.instance.objectNode();
    trade.put("tradeOrderCode", tradeOrderCode(number));
    trade.put("bizType", shape.bizType());
    trade.put("orderOrigin", 1 + random.nextInt(4));
    String mode = People.oneOf(MODES, random);
    boolean direct = mode.equals("DIRECT");
    trade.put("fulfilmentMode", mode);
    long warehouse = 1 + random.nextInt(shape.warehouses());
    City city = direct ? neighbourhoods.city(warehouse, random) : people.city(random);
    putParties(trade, city, random);
    trade.put("warehouseId", warehouse);
    trade.put("currency", "CNY");
    People.party(trade.putObject("receiver"), city, random);
    putWindow(trade, paidAt, random);
    int packages = random.nextDouble() < shape.multiPackage() ? 2 + random.nextInt(3) : 1;
    int items = Math.max(packages, basketSize(random));
    putPackages(trade, packages, warehouse, direct, random);
    BigDecimal goods = putItems(trade, number, items, packages, scarce, random);
    trade.put("totalAmount", payable(goods, random));
    if (random.nextDouble() < 0.1) {
      trade.put("feature", "{\"gift\":true}");
    }
    return trade;
  }

  private void putParties(ObjectNode trade, City city, SplittableRandom random) {
    trade.put("buyerId", 2_200_000_000_000L + loyalty.next(random));
    trade.put("buyerName", People.name(city, random));
    long shop = random.nextInt(200);
    trade.put("sellerId", 9_007_199_254_740_993L + shop);
    trade.put("sellerName", "示例店铺 " + shop);
  }

  private static void putWindow(ObjectNode trade, Instant paidAt, SplittableRandom random) {
    if (random.nextDouble() < 0.3) {
      Instant from = paidAt.plus(Duration.ofHours(24 + random.nextInt(48)));
      ObjectNode window = trade.putObject("deliveryWindow");
      window.put("from", from.toString());
      window.put("to", from.plus(Duration.ofHours(4)).toString());
    }
  }

  /** What couriers bring comes from their own warehouse. */
  private void putPackages(
      ObjectNode trade, int packages, long warehouse, boolean direct, SplittableRandom random) {
    if (packages == 1) {
      return;
    }
    ArrayNode list = trade.putArray("packages");
    for (int i = 0; i < packages; i++) {
      ObjectNode parcel = list.addObject();
      parcel.put("packageNo", "P" + (i + 1));
      if (i > 0 && !direct && random.nextDouble() < 0.4) {
        parcel.put("warehouseId", 1 + random.nextInt(shape.warehouses()));
      } else if (i > 0) {
        parcel.put("warehouseId", warehouse);
      }
    }
  }

  private BigDecimal putItems(
      ObjectNode trade,
      long number,
      int items,
      int packages,
      boolean scarce,
      SplittableRandom random) {
    ArrayNode list = trade.putArray("items");
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < items; i++) {
      boolean wanted = scarce && i == items - 1;
      long sku = wanted ? Catalogue.scarceSku(random) : catalogue.regularSku(random);
      int quantity = wanted ? 3 + random.nextInt(5) : quantity(random);
      ObjectNode item = list.addObject();
      putItem(item, sku, quantity);
      item.put("tradeSubOrderCode", tradeOrderCode(number) + "-" + (i + 1));
      if (packages > 1) {
        item.put("packageNo", "P" + (1 + i % packages));
      }
      sum = sum.add(Catalogue.price(sku).multiply(BigDecimal.valueOf(quantity)));
    }
    return sum;
  }

  private static void putItem(ObjectNode item, long sku, int quantity) {
    item.put("itemId", 600_000_000_000L + sku / 4);
    item.put("skuId", sku);
    item.put("quantity", quantity);
    item.put("unitPrice", Catalogue.price(sku));
    item.put("skuName", Catalogue.skuName(sku));
    item.put("itemName", Catalogue.itemName(sku));
    item.put("weight", Catalogue.weight(sku));
    item.put("volume", Catalogue.volume(sku));
  }

  private static int basketSize(SplittableRandom random) {
    int size = 1;
    while (size < MOST_ITEMS && random.nextDouble() < ANOTHER_ITEM) {
      size++;
    }
    return size;
  }

  private static int quantity(SplittableRandom random) {
    double point = random.nextDouble();
    return point < 0.8 ? 1 : point < 0.92 ? 2 : point < 0.99 ? 3 + random.nextInt(3) : 20;
  }

  /** A coupon off, or freight on top: what the trade says is not the sum of the items. */
  private static BigDecimal payable(BigDecimal goods, SplittableRandom random) {
    if (random.nextDouble() < 0.3 && goods.compareTo(BigDecimal.valueOf(50)) > 0) {
      return goods.subtract(BigDecimal.valueOf(500, 2));
    }
    return random.nextDouble() < 0.3 ? goods.add(BigDecimal.valueOf(800, 2)) : goods;
  }
}
