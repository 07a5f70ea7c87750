package io.lading.bench;

import io.lading.core.contract.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Warehouses with equal couriers, and parcels for doors that are drawn at random within about 12 km
 * by 12 km around each. The same seed, the same doors. Warehouses and parcels are numbered from 0.
 *
 * @param couriers of each warehouse
 * @param most parcels that all of its couriers have to carry in the end
 */
record Depots(long seed, int couriers, int most) {

  private static final long FIRST = 1_001;
  private static final long SKU = 77;
  private static final double SIDE_DEGREES = 0.11;
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

  /** Couriers can carry so many times what there is. */
  private static final double ROOM = 1.4;

  private static final double LIGHTEST = 0.5;
  private static final double HEAVIEST = 8;

  private static final String WAREHOUSE =
      """
      {"warehouseId":%d,"name":"depot %d","location":{"lat":%.6f,"lon":%.6f}}\
      """;

  private static final String COURIER =
      """
      {"courierId":%d,"warehouseId":%d,"status":"AVAILABLE","maxWeight":%.1f,"maxStops":%d,"occurredAt":"%s"}\
      """;

  private static final String TRADE =
      """
      {"tradeOrderCode":"%s","bizType":"B2C","buyerId":%d,"warehouseId":%d,"fulfilmentMode":"DIRECT",\
      "receiver":{"name":"P. Lan","city":"杭州市","location":{"lat":%.6f,"lon":%.6f}},\
      "items":[{"itemId":%d,"skuId":%d,"quantity":1,"unitPrice":9.90,"weight":%.2f,"volume":0.004}]}\
      """;

  static long id(int warehouse) {
    return FIRST + warehouse;
  }

  /** Enough for every parcel. */
  List<StockLevel> stock(int warehouses) {
    return IntStream.range(0, warehouses)
        .mapToObj(warehouse -> new StockLevel(id(warehouse), SKU, 1_000_000))
        .toList();
  }

  /** Tells where warehouses are, and who their couriers are. */
  List<ProducerRecord<byte[], byte[]>> fleet(int warehouses) {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int warehouse = 0; warehouse < warehouses; warehouse++) {
      long id = id(warehouse);
      String data = text(WAREHOUSE, id, id, latitude(warehouse), longitude(warehouse));
      all.add(message(EventType.WAREHOUSE_UPDATED, "warehouse-" + id, data));
      LongStream.range(0, couriers).mapToObj(i -> courier(id, 1_000 * id + i)).forEach(all::add);
    }
    return all;
  }

  private ProducerRecord<byte[], byte[]> courier(long warehouse, long id) {
    double weight = ROOM * most * (LIGHTEST + HEAVIEST) / 2 / couriers;
    int stops = (int) Math.ceil(ROOM * most / couriers);
    String data = text(COURIER, id, warehouse, weight, stops, AT);
    return message(EventType.COURIER_UPDATED, "courier-" + id, data);
  }

  static String tradeOrderCode(int warehouse, int parcel) {
    return "PLAN-%d-%d".formatted(id(warehouse), parcel);
  }

  /** Becomes an order of one parcel that is delivered from the warehouse to the door. */
  ProducerRecord<byte[], byte[]> trade(int warehouse, int parcel) {
    var random = new SplittableRandom(seed + 1_000_003L * warehouse + parcel);
    String code = tradeOrderCode(warehouse, parcel);
    String data =
        text(
            TRADE,
            code,
            1_000_000 + parcel,
            id(warehouse),
            latitude(warehouse) + (random.nextDouble() - 0.5) * SIDE_DEGREES,
            longitude(warehouse) + (random.nextDouble() - 0.5) * SIDE_DEGREES,
            SKU,
            SKU,
            random.nextDouble(LIGHTEST, HEAVIEST));
    return message(EventType.ORDER_PAID, code, data);
  }

  private static double latitude(int warehouse) {
    return 24 + warehouse % 20;
  }

  private static double longitude(int warehouse) {
    return 100 + warehouse / 20 % 20;
  }

  private static ProducerRecord<byte[], byte[]> message(EventType type, String key, String data) {
    var message = new ProducerRecord<>(type.topic(), bytes(key), bytes(data));
    message.headers().add("ce_type", bytes(type.type()));
    message.headers().add("ce_source", bytes("/bench/depots"));
    message.headers().add("ce_id", bytes(key));
    return message;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
