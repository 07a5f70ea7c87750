package io.lading.core.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What warehouse and transport systems, sellers and operators say about an order; its code may be
 * given from outside.
 */
final class OrderEventDrafts {

  private OrderEventDrafts() {}

  static final class Status implements Draft<StatusUpdate> {
    private static final Choice<OrderStatus> STATUS = Choice.of(OrderStatus.class);
    private final OrderRefDraft ref;
    private @Nullable OrderStatus status;
    private @Nullable String packageNo;
    private @Nullable Integer expectedStatusVersion;
    private @Nullable String mailNo;
    private @Nullable String expressCode;
    private @Nullable String expressName;
    private @Nullable Place location;
    private @Nullable String description;
    private @Nullable Instant occurredAt;

    Status(@Nullable String given) {
      this.ref = new OrderRefDraft(given);
    }

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "status" -> status = in.oneOf(STATUS);
        case "packageNo" -> packageNo = in.text(1, 64);
        case "expectedStatusVersion" -> expectedStatusVersion = in.int32(0, Integer.MAX_VALUE);
        case "mailNo" -> mailNo = in.text(0, 256);
        case "expressCode" -> expressCode = in.text(0, 32);
        case "expressName" -> expressName = in.text(0, 32);
        case "location" -> location = in.object(new PlaceDraft());
        case "description" -> description = in.text(0, 1024);
        case "occurredAt" -> occurredAt = in.time();
        default -> {
          return ref.take(field, in);
        }
      }
      return true;
    }

    @Override
    public StatusUpdate finish(JsonCursor in) {
      return new StatusUpdate(
          ref.order(in),
          in.required("status", status, OrderStatus.PENDING),
          packageNo,
          expectedStatusVersion,
          mailNo,
          expressCode,
          expressName,
          location,
          description,
          occurredAt);
    }
  }

  static final class Intercept implements Draft<InterceptAnswered> {
    private static final Choice<InterceptOutcome> OUTCOME = Choice.of(InterceptOutcome.class);
    private final OrderCode code;
    private @Nullable String lgOrderCode;
    private @Nullable String packageNo;
    private @Nullable InterceptOutcome outcome;
    private @Nullable String description;
    private @Nullable Instant occurredAt;

    Intercept(@Nullable String given) {
      this.code = new OrderCode(given);
      this.lgOrderCode = given;
    }

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "lgOrderCode" -> lgOrderCode = code.read(in);
        case "packageNo" -> packageNo = in.text(1, 64);
        case "outcome" -> outcome = in.oneOf(OUTCOME);
        case "description" -> description = in.text(0, 1024);
        case "occurredAt" -> occurredAt = in.time();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public InterceptAnswered finish(JsonCursor in) {
      return new InterceptAnswered(
          in.required("lgOrderCode", lgOrderCode, ""),
          packageNo,
          in.required("outcome", outcome, InterceptOutcome.TOO_LATE),
          description,
          occurredAt);
    }
  }

  static final class Update implements Draft<OrderUpdate> {
    private final OrderCode code;
    private @Nullable String lgOrderCode;
    private @Nullable String packageNo;
    private @Nullable Long itemId;
    private @Nullable Integer expectedVersion;
    private @Nullable OrderChanges changes;

    Update(@Nullable String given) {
      this.code = new OrderCode(given);
      this.lgOrderCode = given;
    }

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "lgOrderCode" -> lgOrderCode = code.read(in);
        case "packageNo" -> packageNo = in.text(1, 64);
        case "itemId" -> itemId = in.int64();
        case "expectedVersion" -> expectedVersion = in.int32(0, Integer.MAX_VALUE);
        case "changes" -> changes = OrderChangesText.read(in);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public OrderUpdate finish(JsonCursor in) {
      var target =
          new PatchTarget(
              in.required("lgOrderCode", lgOrderCode, ""), packageNo, itemId, expectedVersion);
      OrderChanges all = in.required("changes", changes, OrderChangesText.NONE);
      PatchDrafts.demandFields("/changes", target, all.fields(), in);
      return OrderUpdate.of(target, all);
    }

    /** Of a document that is the changes themselves. */
    static @Nullable OrderUpdate of(PatchTarget target, JsonCursor in) {
      OrderChanges all = OrderChangesText.read(in);
      if (all == null) {
        return null;
      }
      PatchDrafts.demandFields("", target, all.fields(), in);
      return OrderUpdate.of(target, all);
    }
  }

  static final class Cancel implements Draft<OrderCancel> {
    private final OrderRefDraft ref;
    private @Nullable String packageNo;
    private @Nullable String reason;

    Cancel(@Nullable String given) {
      this.ref = new OrderRefDraft(given);
    }

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "packageNo" -> packageNo = in.text(1, 64);
        case "reason" -> reason = in.text(0, 256);
        default -> {
          return ref.take(field, in);
        }
      }
      return true;
    }

    @Override
    public OrderCancel finish(JsonCursor in) {
      return new OrderCancel(ref.order(in), packageNo, reason);
    }
  }

  static final class Scan implements Draft<Checkpoint> {
    private final OrderCode code;
    private @Nullable String lgOrderCode;
    private @Nullable String expressCode;
    private @Nullable String mailNo;
    private @Nullable String packageNo;
    private @Nullable Place location;
    private @Nullable String description;
    private @Nullable Instant occurredAt;

    Scan(@Nullable String given) {
      this.code = new OrderCode(given);
      this.lgOrderCode = given;
    }

    @Override
    public boolean take(String field, JsonCursor in) {
      switch (field) {
        case "lgOrderCode" -> lgOrderCode = code.read(in);
        case "expressCode" -> expressCode = in.text(1, 32);
        case "mailNo" -> mailNo = in.text(1, 256);
        case "packageNo" -> packageNo = in.text(1, 64);
        case "location" -> location = in.object(new PlaceDraft());
        case "description" -> description = in.text(0, 1024);
        case "occurredAt" -> occurredAt = in.time();
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Checkpoint finish(JsonCursor in) {
      return new Checkpoint(lgOrderCode, waybill(in), packageNo, location, description, occurredAt);
    }

    private @Nullable Waybill waybill(JsonCursor in) {
      if (expressCode == null && mailNo == null) {
        if (lgOrderCode == null) {
          in.violation("/lgOrderCode", "to be present, or expressCode with mailNo");
        }
        return null;
      }
      return new Waybill(
          in.required("expressCode", expressCode, ""), in.required("mailNo", mailNo, ""));
    }
  }
}
