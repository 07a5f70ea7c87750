package io.lading.bench.postgres;

import io.lading.core.postgres.BinaryCopy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch of orders in the bytes of binary COPY; written with one COPY per table. */
final class CopyBatch {

  private final List<OrderTable> tables;
  private final List<BinaryCopy> copies = new ArrayList<>();
  private final StockDemand demand;

  CopyBatch(List<OrderTable> tables, List<RecordedOrder> orders) {
    this.tables = tables;
    this.demand = StockDemand.of(orders);
    for (int table = 0; table < tables.size(); table++) {
      copies.add(copy(tables.get(table).types(), UnnestBatch.rowsOf(orders, table)));
    }
  }

  void write(Connection connection) throws SQLException {
    for (int table = 0; table < tables.size(); table++) {
      copies.get(table).into(connection, tables.get(table).copy());
    }
    demand.reserve(connection);
    connection.commit();
  }

  static BinaryCopy copy(List<String> types, List<Row> rows) {
    var copy = new BinaryCopy(types.size());
    for (Row row : rows) {
      copy.row();
      for (int i = 0; i < row.values().length; i++) {
        add(copy, types.get(i), row.values()[i]);
      }
    }
    return copy;
  }

  private static void add(BinaryCopy copy, String type, @Nullable Object value) {
    switch (type) {
      case "int2" -> copy.int2((Integer) value);
      case "int4" -> copy.int4((Integer) value);
      case "int8" -> copy.int8((Long) value);
      case "float8" -> copy.float8((Double) value);
      case "numeric" -> copy.numeric((BigDecimal) value);
      case "bytea" -> copy.bytes((byte[]) value);
      case "uuid" -> copy.bytes(bytes((UUID) value));
      case "bool" -> copy.bool(value != null && (Boolean) value);
      case "timestamptz" ->
          copy.timestamp(value == null ? null : ((OffsetDateTime) value).toInstant());
      case "text", "varchar", "bpchar" -> copy.text((String) value);
      default -> throw new IllegalArgumentException("type " + type + " of an order's column");
    }
  }

  private static byte @Nullable [] bytes(@Nullable UUID value) {
    return value == null
        ? null
        : ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array();
  }
}
