package io.lading.core.centre.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Location;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Party;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import io.lading.core.create.NewOrder;
import io.lading.core.model.LgOrderCode;
import io.lading.core.postgres.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes new orders: their row, state row, packages and items, each table with one COPY. */
final class OrderRows {

  private static final String ORDERS =
      """
      COPY logistics_order (id, trade_order_code, biz_type, order_type, order_origin,
        fulfilment_mode, parent_order_id, buyer_id, buyer_name, seller_id, seller_name,
        warehouse_id, currency, total_amount,
        receiver_id, receiver_name, receiver_telephone, receiver_province, receiver_city,
        receiver_area, receiver_street, receiver_address, receiver_address_code, receiver_lat,
        receiver_lon,
        sender_id, sender_name, sender_telephone, sender_province, sender_city, sender_area,
        sender_street, sender_address, sender_address_code, sender_lat, sender_lon,
        delivery_from, delivery_to, service_seconds, feature, version, is_delete, created_at,
        updated_at)
      FROM STDIN (FORMAT binary)
      """;

  private static final String STATES =
      """
      COPY logistics_order_state (order_id, status, status_version, sequence, updated_at)
      FROM STDIN (FORMAT binary)
      """;

  private static final String PACKAGES =
      """
      COPY logistics_order_package (order_id, id, package_index, package_no, warehouse_id,
        package_type, mailno, express_code, express_name,
        receiver_id, receiver_name, receiver_telephone, receiver_province, receiver_city,
        receiver_area, receiver_street, receiver_address, receiver_address_code, receiver_lat,
        receiver_lon,
        sender_id, sender_name, sender_telephone, sender_province, sender_city, sender_area,
        sender_street, sender_address, sender_address_code, sender_lat, sender_lon,
        delivery_from, delivery_to, feature, version)
      FROM STDIN (FORMAT binary)
      """;

  private static final String ITEMS =
      """
      COPY logistics_order_item (order_id, id, package_id, item_id, sku_id, item_num, unit_price,
        trade_sub_order_code, sku_name, item_name, item_type, shop_id, item_weight, item_volume,
        marking, feature, version)
      FROM STDIN (FORMAT binary)
      """;

  private static final int FIRST_VERSION = 1;

  private final BinaryCopy orders = new BinaryCopy(44);
  private final BinaryCopy states = new BinaryCopy(5);
  private final BinaryCopy packages = new BinaryCopy(35);
  private final BinaryCopy items = new BinaryCopy(17);
  private final OrderStatus status;
  private final Instant now;

  private OrderRows(OrderStatus status, Instant now) {
    this.status = status;
    this.now = now;
  }

  /** {@code status}: CONFIRMED has passed through PENDING. */
  static void write(
      Connection connection, Collection<NewOrder> created, OrderStatus status, Instant now)
      throws SQLException {
    var rows = new OrderRows(status, now);
    created.forEach(rows::add);
    rows.orders.into(connection, ORDERS);
    rows.states.into(connection, STATES);
    rows.packages.into(connection, PACKAGES);
    rows.items.into(connection, ITEMS);
  }

  private void add(NewOrder order) {
    addOrder(order, order.trade().paid());
    int events = status == OrderStatus.CONFIRMED ? 2 : 1;
    states.row().int8(order.id()).int2(status.ordinal()).int4(events).int4(events).timestamp(now);
    for (int i = 0; i < order.trade().packing().packages().size(); i++) {
      addPackage(order, i);
    }
    for (int i = 0; i < order.trade().paid().items().size(); i++) {
      addItem(order, i);
    }
  }

  private void addOrder(NewOrder order, OrderPaid paid) {
    orders.row().int8(order.id()).text(paid.tradeOrderCode()).text(paid.bizType());
    orders.int2(paid.orderType().ordinal()).int4(paid.orderOrigin());
    orders.int2(paid.fulfilmentMode().ordinal()).int8(parentId(paid.parentLgOrderCode()));
    orders.int8(paid.buyerId()).text(paid.buyerName());
    orders.int8(paid.sellerId()).text(paid.sellerName());
    orders.int8(paid.warehouseId()).text(paid.currency()).numeric(paid.amount());
    party(orders, paid.receiver());
    party(orders, paid.sender());
    window(orders, paid.deliveryWindow());
    orders.int4(paid.serviceSeconds()).text(paid.feature());
    orders.int4(FIRST_VERSION).bool(false).timestamp(now).timestamp(now);
  }

  private static @Nullable Long parentId(@Nullable String lgOrderCode) {
    if (lgOrderCode == null) {
      return null;
    }
    var id = LgOrderCode.parse(lgOrderCode);
    return id.isPresent() ? id.getAsLong() : null;
  }

  private void addPackage(NewOrder order, int index) {
    TradePackage parcel = order.trade().packing().packages().get(index);
    packages.row().int8(order.id()).int8(NewOrder.packageId(index)).int2(index);
    packages.text(parcel.packageNo());
    packages.int8(order.trade().packing().warehouse(order.trade().paid(), index));
    packages.int4(parcel.packageType()).text(parcel.mailNo());
    packages.text(parcel.expressCode()).text(parcel.expressName());
    party(packages, parcel.receiver());
    party(packages, parcel.sender());
    window(packages, parcel.deliveryWindow());
    packages.text(parcel.feature()).int4(FIRST_VERSION);
  }

  private void addItem(NewOrder order, int index) {
    TradeItem item = order.trade().paid().items().get(index);
    int parcel = order.trade().packing().packageOfItem()[index];
    items.row().int8(order.id()).int8(NewOrder.itemId(index)).int8(NewOrder.packageId(parcel));
    items.int8(item.itemId()).int8(item.skuId()).int4(item.quantity());
    items.numeric(item.unitPrice()).text(item.tradeSubOrderCode());
    items.text(item.skuName()).text(item.itemName()).int4(item.itemType());
    items.int8(item.shopId()).numeric(item.weight()).numeric(item.volume());
    items.text(item.marking()).text(item.feature()).int4(FIRST_VERSION);
  }

  private static void party(BinaryCopy copy, @Nullable Party party) {
    if (party == null) {
      copy.nulls(11);
      return;
    }
    copy.int8(party.id()).text(party.name()).text(party.telephone());
    copy.text(party.province()).text(party.city()).text(party.area()).text(party.street());
    copy.text(party.address()).text(party.addressCode());
    Location location = party.location();
    if (location == null) {
      copy.nulls(2);
    } else {
      copy.float8(location.lat()).float8(location.lon());
    }
  }

  private static void window(BinaryCopy copy, @Nullable DeliveryWindow window) {
    if (window == null) {
      copy.nulls(2);
    } else {
      copy.timestamp(window.from()).timestamp(window.to());
    }
  }
}
