package io.lading.ingest.api;

import io.lading.core.contract.EventType;
import io.lading.core.contract.OrderPaid;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /orders}: one trade, one order, however often it is sent. */
@RestController
public final class OrderApi {

  private final ApiNeeds needs;
  private final Decoding decoding;
  private final RequestBodies bodies;
  private final CreateOrders createOrders;

  public OrderApi(ApiNeeds needs, CreateOrders createOrders) {
    this.needs = needs;
    this.decoding = needs.decoding();
    this.bodies = needs.bodies();
    this.createOrders = createOrders;
  }

  @PostMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> create(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    WriteRequest write = WriteRequest.of(EventType.ORDER_PAID, request);
    OrderPaid trade = decoding.trade(write, bodies.read(request));
    return answer(needs.write(response, () -> create(write, trade), OrderApi::orderId));
  }

  private static OptionalLong orderId(Outcome outcome) {
    @Nullable Long orderId =
        switch (outcome) {
          case Outcome.Applied applied -> applied.orderId();
          case Outcome.NoOp noOp -> noOp.orderId();
          case Outcome.Rejected _,
              Outcome.KeyReused _,
              Outcome.DeadLettered _,
              Outcome.Parked _,
              Outcome.NoSuchOrder _ ->
              null;
        };
    return orderId == null ? OptionalLong.empty() : OptionalLong.of(orderId);
  }

  private Outcome create(WriteRequest write, OrderPaid trade) {
    Entry<OrderPaid> entry =
        new Entry.Actionable<>(write.identity(key(trade)), null, trade, null, write.origin());
    return createOrders
        .create(new Batch<>(List.of(entry), List.of(), needs.clock().instant()))
        .getFirst();
  }

  /** Of two parts that may contain anything. */
  private static String key(OrderPaid trade) {
    String code = trade.tradeOrderCode();
    return code.length() + ":" + code + ":" + trade.bizType();
  }

  private static ResponseEntity<Map<String, Object>> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> order(HttpStatus.CREATED, applied.orderId());
      case Outcome.Rejected rejected ->
          throw Rejections.of(rejected.rejection(), EventType.ORDER_PAID);
      case Outcome.NoOp noOp when noOp.firstRefusal() != null ->
          throw Rejections.of(noOp.firstRefusal(), EventType.ORDER_PAID);
      case Outcome.NoOp noOp -> order(HttpStatus.OK, noOp.orderId());
      case Outcome.KeyReused _ -> throw new Refused(Problem.keyReused());
      case Outcome.DeadLettered _, Outcome.Parked _, Outcome.NoSuchOrder _ ->
          throw new IllegalStateException("By HTTP: " + outcome);
    };
  }

  private static ResponseEntity<Map<String, Object>> order(
      HttpStatus status, @Nullable Long orderId) {
    if (orderId == null) {
      throw new IllegalStateException("An order without an id");
    }
    String code = LgOrderCode.of(orderId);
    return ResponseEntity.status(status)
        .location(URI.create("/orders/" + code))
        .body(Map.of("lgOrderCode", code, "orderId", Long.toString(orderId)));
  }
}
