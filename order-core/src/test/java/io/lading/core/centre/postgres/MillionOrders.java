package io.lading.core.centre.postgres;

import io.lading.core.id.IdLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A million orders of a month, as they are after some time: most are done, one buyer has very many,
 * one in ten thousand was erased. Not logged where that may be, and several tables at once, so that
 * they are there soon; not analysed, which is the test's to do.
 */
final class MillionOrders {

  static final int ORDERS = 1_000_000;

  /** Of the first order; each one comes {@link #GAP} after the one before. */
  static final Instant BEGIN = Instant.parse("2026-10-22T12:00:00Z");

  static final Duration GAP = Duration.ofMillis(2592);

  /** Has one order in fifty. */
  static final long BUSY_BUYER = 7;

  static final List<String> TABLES =
      List.of(
          "logistics_order",
          "logistics_order_state",
          "logistics_order_package",
          "logistics_order_item",
          "logistics_order_unique",
          "inventory");

  private static final String MADE =
      """
      CREATE UNLOGGED TABLE made AS
      SELECT ((?::bigint + n * ?::bigint) << 22) + n % 128 AS id, n,
             ?::timestamptz + n * ?::bigint * interval '1 ms' AS created_at,
             CASE WHEN n % 50 = 0 THEN ?::bigint ELSE 1000 + floor(200000 * random() ^ 3)::bigint END AS buyer_id,
             (CASE WHEN n > 1000000 - 60000 THEN floor(random() * 8)
                   WHEN random() < 0.1 THEN 15 WHEN random() < 0.05 THEN 14 ELSE 10 END)::smallint AS status
      FROM generate_series(1, ?::bigint) n
      """;

  private static final List<String> LOADING =
      List.of(
          """
          INSERT INTO logistics_order (id, trade_order_code, biz_type, order_type, fulfilment_mode, buyer_id, buyer_name, seller_id, seller_name,
            warehouse_id, currency, total_amount, receiver_name, receiver_telephone, receiver_province, receiver_city, receiver_area,
            receiver_street, receiver_address, receiver_address_code, receiver_lat, receiver_lon, service_seconds, feature,
            version, is_delete, created_at, updated_at)
          SELECT id, 'T2026' || lpad(n::text, 12, '0'), 'B2C', 0, 1, buyer_id, '买家' || buyer_id, n % 5000, '店铺' || n % 5000,
            1 + n % 4, 'CNY', 19.9 + n % 1000, '收件人' || buyer_id, '138' || lpad((buyer_id % 100000000)::text, 8, '0'), '浙江省', '杭州市', '西湖区',
            '文三路', '文三路 ' || n % 1000 || ' 号 ' || n % 30 || ' 室', '330106', 30.25, 120.17, 120, '{"channel":"app"}',
            1, n % 10000 = 0, created_at, created_at
          FROM made
          """,
          """
          INSERT INTO logistics_order_state (order_id, updated_at, status_version, sequence, status, marks)
          SELECT id, created_at, 8, 8, status, decode(repeat('00', 60), 'hex') FROM made
          """,
          """
          INSERT INTO logistics_order_package (order_id, id, package_index, package_no, warehouse_id, mailno, express_code, express_name, version)
          SELECT id, p, p - 1, p::text, 1 + n % 4, CASE WHEN status > 1 THEN 'SF' || n * 2 + p END, 'SF', '顺丰', 1
          FROM made, generate_series(1, CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END) p
          """,
          """
          INSERT INTO logistics_order_item (order_id, id, package_id, item_id, sku_id, item_num, unit_price, sku_name, item_name, version)
          SELECT id, i, 1, 1 + (n * 7 + i) % 100000, 1 + (n * 7 + i) % 100000, 1, 9.95, '红 500g', '红茶', 1
          FROM made, generate_series(1, 1 + n % 2) i
          """,
          """
          INSERT INTO logistics_order_unique (trade_order_code, biz_type, order_id, buyer_id, content_hash, hash_version, created_at)
          SELECT 'T2026' || lpad(n::text, 12, '0'), 'B2C', id, buyer_id, decode(repeat('00', 32), 'hex'), 1, created_at FROM made
          """,
          """
          INSERT INTO inventory (warehouse_id, sku_id, quantity, reserved, updated_at)
          SELECT w, s, (s * 7919) % 1000, 0, now() FROM generate_series(1, 4) w, generate_series(1, 100000) s
          """);

  private MillionOrders() {}

  static void load(Workshop workshop) {
    TABLES.forEach(
        table -> workshop.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)"));
    // The others cannot be: history uses their rows.
    List.of("logistics_order_unique", "inventory")
        .forEach(table -> workshop.execute("ALTER TABLE " + table + " SET UNLOGGED"));
    long stamp = BEGIN.toEpochMilli() - IdLayout.EPOCH_MS;
    workshop.execute(
        MADE, stamp, GAP.toMillis(), BEGIN.toString(), GAP.toMillis(), BUSY_BUYER, ORDERS);
    LOADING.parallelStream().forEach(workshop::execute);
    workshop.execute("DROP TABLE made");
  }

  /** When the n-th was created. */
  static Instant createdAt(long n) {
    return BEGIN.plus(GAP.multipliedBy(n));
  }

  static String tradeOrderCode(int n) {
    return "T2026%012d".formatted(n);
  }

  static long id(long n) {
    return IdLayout.firstOf(createdAt(n)) + n % 128;
  }
}
