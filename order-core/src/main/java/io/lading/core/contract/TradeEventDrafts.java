package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** What a trade system sends after it sent the trade. */
final class TradeEventDrafts {

  private TradeEventDrafts() {}

  static final class Cancelled implements Draft<OrderCancelled> {
    private final OrderRefDraft ref = new OrderRefDraft();
    private @Nullable String reason;

    @Override
    public boolean take(String field, JsonCursor in) {
      if (field.equals("reason")) {
        reason = in.text(0, 256);
        return true;
      }
      return !field.equals("lgOrderCode") && ref.take(field, in);
    }

    @Override
    public OrderCancelled finish(JsonCursor in) {
      return new OrderCancelled(ref.trade(in), reason);
    }
  }

  static final class Receiver implements Draft<ReceiverChanged> {
    private final OrderRefDraft ref = new OrderRefDraft();
    private @Nullable Party receiver;

    @Override
    public boolean take(String field, JsonCursor in) {
      if (field.equals("receiver")) {
        receiver = in.object(new PartyDraft());
        return true;
      }
      return !field.equals("lgOrderCode") && ref.take(field, in);
    }

    @Override
    public ReceiverChanged finish(JsonCursor in) {
      return new ReceiverChanged(ref.trade(in), in.required("receiver", receiver, Party.NOBODY));
    }
  }
}
