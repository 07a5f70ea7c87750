package io.lading.tracking.api;

import io.lading.core.query.LogisticsOrderQuery;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrderPage;
import io.lading.core.query.OrderView;
import io.lading.core.reads.ReadToken;
import io.lading.tracking.disclosure.Caller;
import io.lading.tracking.disclosure.ReceiptCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One order, or those that fit (contract, "HTTP"). */
@RestController
public final class OrdersController {

  private final LogisticsOrders orders;
  private final OrderParameters parameters;
  private final Doorkeeper doorkeeper;
  private final ReceiptCodes receipts;
  private final FreshAnswers answers;

  /** {@code mostOrders}: on one page. */
  public OrdersController(
      LogisticsOrders orders,
      FreshAnswers answers,
      Doorkeeper doorkeeper,
      ReceiptCodes receipts,
      int mostOrders) {
    this.orders = orders;
    this.answers = answers;
    this.parameters = new OrderParameters(mostOrders);
    this.doorkeeper = doorkeeper;
    this.receipts = receipts;
  }

  @GetMapping("/orders/{code}")
  ResponseEntity<OrderAnswer> order(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader HttpHeaders headers) {
    var given = new Parameters(query, headers.get(ReadToken.HEADER));
    OrderParameters.One asked = parameters.one(code, given);
    Caller caller = doorkeeper.admit(headers, asked.orderId());
    return answers.of(
        given.written(),
        () ->
            orders
                .find(asked.orderId(), asked.parts())
                .map(order -> answered(answer(order, caller), caller))
                .orElseThrow(() -> Problem.UNKNOWN_ORDER.of("there is no order " + code)));
  }

  @GetMapping("/orders")
  ResponseEntity<OrdersAnswer> orders(
      @RequestParam MultiValueMap<String, String> query, @RequestHeader HttpHeaders headers) {
    var given = new Parameters(query, headers.get(ReadToken.HEADER));
    LogisticsOrderQuery asked = parameters.many(given);
    Caller caller = doorkeeper.admit(headers);
    return answers.of(given.written(), () -> answer(orders.page(asked), caller));
  }

  private ResponseEntity<OrdersAnswer> answer(OrderPage page, Caller caller) {
    Long next = page.next();
    return answered(
        new OrdersAnswer(
            page.orders().stream().map(order -> answer(order, caller)).toList(),
            next == null ? null : Cursor.of(next)),
        caller);
  }

  private OrderAnswer answer(OrderView order, Caller caller) {
    return OrderAnswer.of(order, caller, receiptCode(order, caller));
  }

  private @Nullable String receiptCode(OrderView order, Caller caller) {
    return caller.seesReceiptCodes() ? receipts.of(order.orderId()).orElse(null) : null;
  }

  /** Personal data stays in no cache; and no cache gives one caller what another was told. */
  private static <T> ResponseEntity<T> answered(T body, Caller caller) {
    return ResponseEntity.ok()
        .varyBy(HttpHeaders.AUTHORIZATION, Doorkeeper.RECEIPT_CODE)
        .cacheControl(caller.seesPersonalData() ? CacheControl.noStore() : CacheControl.noCache())
        .body(body);
  }
}
