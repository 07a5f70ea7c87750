package io.lading.traffic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns of a CSV file of trades, first line: their names, in any order. One row an item;
 * consecutive rows with the same tradeOrderCode and bizType are one trade, and columns of the trade
 * may be left empty after its first row. An empty cell is an absent field.
 */
enum CsvColumn {
  TRADE_ORDER_CODE("tradeOrderCode", Level.TRADE, Kind.TEXT, true),
  BIZ_TYPE("bizType", Level.TRADE, Kind.TEXT, true),
  FULFILMENT_MODE("fulfilmentMode", Level.TRADE, Kind.TEXT, false),
  BUYER_ID("buyerId", Level.TRADE, Kind.WHOLE, true),
  BUYER_NAME("buyerName", Level.TRADE, Kind.TEXT, false),
  SELLER_ID("sellerId", Level.TRADE, Kind.WHOLE, false),
  SELLER_NAME("sellerName", Level.TRADE, Kind.TEXT, false),
  WAREHOUSE_ID("warehouseId", Level.TRADE, Kind.WHOLE, true),
  CURRENCY("currency", Level.TRADE, Kind.TEXT, false),
  TOTAL_AMOUNT("totalAmount", Level.TRADE, Kind.DECIMAL, false),
  RECEIVER_NAME("receiver.name", Level.TRADE, Kind.TEXT, false),
  RECEIVER_TELEPHONE("receiver.telephone", Level.TRADE, Kind.TEXT, false),
  RECEIVER_PROVINCE("receiver.province", Level.TRADE, Kind.TEXT, false),
  RECEIVER_CITY("receiver.city", Level.TRADE, Kind.TEXT, false),
  RECEIVER_AREA("receiver.area", Level.TRADE, Kind.TEXT, false),
  RECEIVER_STREET("receiver.street", Level.TRADE, Kind.TEXT, false),
  RECEIVER_ADDRESS("receiver.address", Level.TRADE, Kind.TEXT, false),
  RECEIVER_ADDRESS_CODE("receiver.addressCode", Level.TRADE, Kind.TEXT, false),
  RECEIVER_LAT("receiver.location.lat", Level.TRADE, Kind.DECIMAL, false),
  RECEIVER_LON("receiver.location.lon", Level.TRADE, Kind.DECIMAL, false),
  DELIVERY_FROM("deliveryWindow.from", Level.TRADE, Kind.TEXT, false),
  DELIVERY_TO("deliveryWindow.to", Level.TRADE, Kind.TEXT, false),
  ITEM_ID("itemId", Level.ITEM, Kind.WHOLE, true),
  SKU_ID("skuId", Level.ITEM, Kind.WHOLE, false),
  QUANTITY("quantity", Level.ITEM, Kind.WHOLE, true),
  UNIT_PRICE("unitPrice", Level.ITEM, Kind.DECIMAL, false),
  TRADE_SUB_ORDER_CODE("tradeSubOrderCode", Level.ITEM, Kind.TEXT, false),
  SKU_NAME("skuName", Level.ITEM, Kind.TEXT, false),
  ITEM_NAME("itemName", Level.ITEM, Kind.TEXT, false),
  WEIGHT("weight", Level.ITEM, Kind.DECIMAL, false),
  VOLUME("volume", Level.ITEM, Kind.DECIMAL, false),
  /** Items with a packageNo make packages, in the order of their first appearance. */
  PACKAGE_NO("packageNo", Level.ITEM, Kind.TEXT, false),
  /** Where the stock of the item's package is, if it is not the trade's warehouse. */
  PACKAGE_WAREHOUSE_ID("packageWarehouseId", Level.PACKAGE, Kind.WHOLE, false);

  enum Level {
    TRADE,
    ITEM,
    PACKAGE
  }

  private enum Kind {
    TEXT,
    WHOLE,
    DECIMAL
  }

  private final String header;
  private final Level level;
  private final Kind kind;
  private final boolean required;

  CsvColumn(String header, Level level, Kind kind, boolean required) {
    this.header = header;
    this.level = level;
    this.kind = kind;
    this.required = required;
  }

  String header() {
    return header;
  }

  Level level() {
    return level;
  }

  static @Nullable CsvColumn of(String header) {
    for (CsvColumn column : values()) {
      if (column.header.equals(header)) {
        return column;
      }
    }
    return null;
  }

  /** What is wrong with the first line. */
  static List<String> violations(List<String> headers) {
    var reasons = new ArrayList<String>();
    for (CsvColumn column : values()) {
      if (column.required && !headers.contains(column.header)) {
        reasons.add("column " + column.header + " is required");
      }
    }
    for (String header : headers) {
      if (of(header) == null) {
        reasons.add("column " + header + " is not known");
      }
    }
    return reasons;
  }

  /** Puts a cell where it belongs; null, or what is wrong with it. */
  @Nullable String put(ObjectNode target, String cell) {
    ObjectNode object = target;
    String[] path = header.split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      object = object.withObjectProperty(path[i]);
    }
    String field = path[path.length - 1];
    try {
      switch (kind) {
        case TEXT -> object.put(field, cell);
        case WHOLE -> object.put(field, Long.parseLong(cell));
        case DECIMAL -> object.put(field, new BigDecimal(cell));
      }
      return null;
    } catch (NumberFormatException e) {
      String wanted = kind == Kind.WHOLE ? "a whole" : "a decimal";
      return header + ": " + wanted + " number is required, not \"" + cell + "\"";
    }
  }
}
