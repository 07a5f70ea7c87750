package io.lading.ingest.api;

import io.lading.core.contract.EventType;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Receipt;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How the order stands after a change, or why it was not changed. */
record ChangeAnswer(String code, EventType type) {

  /** The first time and every repetition are answered alike, and so is what changed nothing. */
  ResponseEntity<Map<String, Object>> to(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> standing(applied.receipt());
      case Outcome.Rejected rejected -> throw Rejections.of(rejected.rejection(), type);
      case Outcome.NoOp noOp when noOp.firstRefusal() != null ->
          throw Rejections.of(noOp.firstRefusal(), type);
      case Outcome.NoOp noOp -> standing(noOp.receipt());
      case Outcome.NoSuchOrder _ -> throw new Refused(unknown());
      case Outcome.KeyReused _ -> throw new Refused(Problem.keyReused());
      case Outcome.DeadLettered _, Outcome.Parked _ ->
          throw new IllegalStateException("By HTTP: " + outcome);
    };
  }

  private ResponseEntity<Map<String, Object>> standing(@Nullable Receipt receipt) {
    if (receipt == null) {
      throw new IllegalStateException("Nothing is known of order " + code);
    }
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (type == EventType.ORDER_UPDATE) {
      answer.eTag(Integer.toString(receipt.version()));
    }
    return answer.body(body(receipt));
  }

  private Map<String, Object> body(Receipt receipt) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("lgOrderCode", code);
    if (receipt.packageNo() != null) {
      body.put("packageNo", receipt.packageNo());
    }
    body.put("status", receipt.status());
    body.put("statusVersion", receipt.statusVersion());
    body.put("sequence", receipt.sequence());
    body.put("version", receipt.version());
    return body;
  }

  private Problem unknown() {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "UNKNOWN_ORDER",
        "There is no order " + code,
        Map.of("lgOrderCode", code));
  }
}
