package io.lading.core.intake;

import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.RejectionCode;
import io.lading.core.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an identity that was seen before. refusal: if a rule refused it. If it came
 * by HTTP: answer or receipt, what its caller was told, and content, what he had asked for.
 * orderId: with a receipt.
 */
public record Remembered(
    @Nullable RejectionCode refusal,
    @Nullable OrderRejected answer,
    @Nullable Identity content,
    @Nullable Long orderId,
    @Nullable Receipt receipt) {

  public Remembered(
      @Nullable RejectionCode refusal, @Nullable OrderRejected answer, @Nullable Identity content) {
    this(refusal, answer, content, null, null);
  }

  /** Two requests with one key must be one request: another content is the caller's mistake. */
  boolean isOfAnother(Entry<?> entry) {
    Identity asked = content == null ? null : RequestContent.of(entry);
    return asked != null && !asked.equals(content);
  }
}
