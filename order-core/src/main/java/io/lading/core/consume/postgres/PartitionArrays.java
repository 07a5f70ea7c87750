package io.lading.core.consume.postgres;

import io.lading.core.intake.PartitionRef;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Rows of a statement as arrays for {@code unnest}: the partition first, numbers after it. */
record PartitionArrays<T>(PreparedStatement statement, List<T> rows) {

  void partitions(Function<T, PartitionRef> partition) throws SQLException {
    List<PartitionRef> refs = rows.stream().map(partition).toList();
    array(1, "text", refs.stream().map(PartitionRef::consumerGroup).toArray());
    array(2, "text", refs.stream().map(PartitionRef::topic).toArray());
    array(3, "integer", refs.stream().map(PartitionRef::partition).toArray());
  }

  void longs(int parameter, ToLongFunction<T> value) throws SQLException {
    array(parameter, "bigint", rows.stream().mapToLong(value).boxed().toArray());
  }

  private void array(int parameter, String type, Object[] values) throws SQLException {
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }
}
