package io.lading.ingest.api;

import io.lading.core.change.ChangeOrders;
import io.lading.core.contract.EventType;
import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.model.LgOrderCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of an order: the messages of its topic, one by one and answered at once. */
@RestController
public final class OrderLifeApi {

  private final ApiNeeds needs;
  private final Decoding decoding;
  private final RequestBodies bodies;
  private final ChangeOrders changeOrders;

  public OrderLifeApi(ApiNeeds needs, ChangeOrders changeOrders) {
    this.needs = needs;
    this.decoding = needs.decoding();
    this.bodies = needs.bodies();
    this.changeOrders = changeOrders;
  }

  @PostMapping(path = "/orders/{code}/status", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> status(
      @PathVariable("code") String code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return change(EventType.STATUS_UPDATE, code, request, response);
  }

  @PostMapping(path = "/orders/{code}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> cancel(
      @PathVariable("code") String code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return change(EventType.ORDER_CANCEL, code, request, response);
  }

  @PostMapping(
      path = "/orders/{code}/intercept-answer",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> interceptAnswer(
      @PathVariable("code") String code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return change(EventType.INTERCEPT_ANSWERED, code, request, response);
  }

  @PostMapping(path = "/orders/{code}/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> checkpoint(
      @PathVariable("code") String code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return change(EventType.CHECKPOINT, code, request, response);
  }

  /** {@code packageNo}, {@code itemId}: whose fields; without them they are the order's. */
  @PatchMapping(path = "/orders/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> patch(
      @PathVariable("code") String code,
      @RequestParam(name = "packageNo", required = false) @Nullable String packageNo,
      @RequestParam(name = "itemId", required = false) @Nullable String itemId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    WriteRequest write = WriteRequest.of(EventType.ORDER_UPDATE, request);
    PatchedFields fields = PatchedFields.of(code, packageNo, itemId, request);
    return settle(code, write, decoding.patch(write, fields, bodies.read(request)), response);
  }

  private ResponseEntity<Map<String, Object>> change(
      EventType type, String code, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WriteRequest write = WriteRequest.of(type, request);
    return settle(code, write, decoding.about(write, code, bodies.read(request)), response);
  }

  private ResponseEntity<Map<String, Object>> settle(
      String code, WriteRequest write, InputEvent event, HttpServletResponse response) {
    Outcome outcome =
        needs.write(response, () -> change(code, write, event), _ -> LgOrderCode.parse(code));
    return new ChangeAnswer(code, write.type()).to(outcome);
  }

  private Outcome change(String code, WriteRequest write, InputEvent event) {
    Entry<InputEvent> entry =
        new Entry.Actionable<>(write.identity(code), null, event, null, write.origin());
    return changeOrders
        .change(new Batch<>(List.of(entry), List.of(), needs.clock().instant()))
        .getFirst();
  }
}
