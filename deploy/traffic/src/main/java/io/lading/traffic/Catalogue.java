package io.lading.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The goods of a made-up shop: every SKU has a fixed name, price, weight and volume. SKUs from
 * {@link #FIRST_SCARCE_SKU} on are scarce on purpose: even ones have no stock row at all, odd ones
 * {@link #SCARCE_QUANTITY} pieces, and whoever orders them wants more.
 */
final class Catalogue {

  static final long FIRST_SKU = 100_000;
  static final long FIRST_SCARCE_SKU = 900_000;
  static final int SCARCE_SKUS = 50;
  static final long SCARCE_QUANTITY = 2;
  static final long AMPLE_QUANTITY = 1_000_000_000L;

  private static final List<String> GOODS =
      List.of(
          "保温杯",
          "蓝牙耳机",
          "儿童雨衣",
          "竹编收纳篮",
          "台灯",
          "登山背包",
          "不锈钢锅",
          "羊毛围巾",
          "机械键盘",
          "猫粮",
          "绿茶礼盒",
          "瑜伽垫",
          "Desk lamp",
          "Rain jacket",
          "Coffee beans",
          "Notebook",
          "Trail shoes",
          "Bicycle bell");
  private static final List<String> VARIANTS =
      List.of("红", "蓝", "黑", "白", "S", "M", "L", "XL", "300ml", "500ml");

  private final int skus;
  private final Weighted popularity;

  Catalogue(int skus, double skew) {
    this.skus = skus;
    this.popularity = Weighted.zipf(skus, skew);
  }

  /** A SKU by its popularity; the popular ones are spread over the numbers. */
  long regularSku(SplittableRandom random) {
    return FIRST_SKU + (long) popularity.next(random) * 7919 % skus;
  }

  static long scarceSku(SplittableRandom random) {
    return FIRST_SCARCE_SKU + random.nextInt(SCARCE_SKUS);
  }

  List<Long> regularSkus() {
    return LongStream.range(FIRST_SKU, FIRST_SKU + skus).boxed().toList();
  }

  static String itemName(long sku) {
    return GOODS.get((int) (sku % GOODS.size()));
  }

  static String skuName(long sku) {
    return itemName(sku) + " " + VARIANTS.get((int) (sku / GOODS.size() % VARIANTS.size()));
  }

  /** From 1 to about 900, most of them low. */
  static BigDecimal price(long sku) {
    double point = new SplittableRandom(Dice.mix(sku)).nextDouble();
    return BigDecimal.valueOf(Math.exp(point * 6.8)).setScale(2, RoundingMode.HALF_UP);
  }

  /** In kg. */
  static BigDecimal weight(long sku) {
    return BigDecimal.valueOf(20 + Math.floorMod(Dice.mix(sku), 4_000), 3);
  }

  /** In m³. */
  static BigDecimal volume(long sku) {
    return BigDecimal.valueOf(100 + Math.floorMod(Dice.mix(~sku), 20_000), 6);
  }
}
