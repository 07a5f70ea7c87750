package io.lading.ingest.api;

import io.lading.core.contract.EventReader;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.Reading;
import io.lading.core.contract.Reading.Readable;
import io.lading.core.contract.Reading.Unreadable;
import io.lading.core.contract.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a body by the same rules and within the same limits as a message of a topic. Whatever is
 * wrong with headers, path and body is told at once.
 */
record Decoding(EventReader reader) {

  OrderPaid trade(WriteRequest request, byte[] body) {
    Reading reading = reader.read(request.envelope(), body);
    return demand(request.violations(), reading, OrderPaid.class);
  }

  InventoryAdjusted adjustment(WriteRequest request, StockPath path, byte[] body) {
    Reading reading =
        reader.readAdjustment(request.envelope(), path.warehouseId(), path.skuId(), body);
    return demand(both(request.violations(), path.violations()), reading, InventoryAdjusted.class);
  }

  /** What the body says of the order that the path names. */
  InputEvent about(WriteRequest request, String code, byte[] body) {
    Reading reading = reader.readAbout(request.envelope(), code, body);
    return demand(request.violations(), reading, InputEvent.class);
  }

  OrderUpdate patch(WriteRequest request, PatchedFields fields, byte[] body) {
    Reading reading = reader.readPatch(request.envelope(), fields.target(), body);
    return demand(both(request.violations(), fields.violations()), reading, OrderUpdate.class);
  }

  private static <T extends InputEvent> T demand(
      List<Violation> around, Reading reading, Class<T> type) {
    return switch (reading) {
      case Readable readable when around.isEmpty() -> type.cast(readable.event());
      case Readable _ -> throw new Refused(Problem.violated(around));
      case Unreadable unreadable when unreadable.violations().isEmpty() ->
          throw new Refused(
              Problem.violated(
                  unreadable.reason().code().name(), unreadable.reason().message(), around));
      case Unreadable unreadable ->
          throw new Refused(Problem.violated(both(around, unreadable.violations())));
    };
  }

  private static List<Violation> both(List<Violation> some, List<Violation> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
