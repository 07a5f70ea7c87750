package io.lading.core.create;

import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.TradeItem;
import io.lading.core.create.ReturnRuling.Invalid;
import io.lading.core.create.ReturnRuling.TooMany;
import io.lading.core.create.ReturnRuling.Valid;
import io.lading.core.model.LgOrderCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks buyers' returns against the orders they are of (domain, "A buyer's return"): no SKU comes
 * back more often than it was delivered and not yet returned, by the returns of a batch together.
 * Not safe for use by many threads.
 */
public final class Returns {

  private final Map<Long, Parent> parents;
  private final Map<Long, Map<Long, Long>> left = new HashMap<>();

  /** {@code parents}: of the orders that exist, by id. */
  public Returns(Map<Long, Parent> parents) {
    this.parents = parents;
  }

  /** The order that a return is of; empty if its code is none, or if it is no return. */
  public static OptionalLong parentId(OrderPaid trade) {
    String code = trade.parentLgOrderCode();
    return trade.orderType() == OrderType.REVERSE && code != null
        ? LgOrderCode.parse(code)
        : OptionalLong.empty();
  }

  /** What is valid counts from then on. */
  ReturnRuling take(OrderPaid trade) {
    OptionalLong id = parentId(trade);
    Parent parent = id.isPresent() ? parents.get(id.getAsLong()) : null;
    String flaw = flaw(trade, parent);
    if (flaw != null || parent == null) {
      return new Invalid(String.valueOf(flaw));
    }
    return take(left.computeIfAbsent(id.getAsLong(), _ -> parent.returnable()), wanted(trade));
  }

  private static @Nullable String flaw(OrderPaid trade, @Nullable Parent parent) {
    if (parent == null) {
      return "there is no such order";
    }
    if (parent.type() == OrderType.REVERSE) {
      return "it is itself a return";
    }
    if (parent.buyerId() != trade.buyerId()) {
      return "it belongs to another buyer";
    }
    return parent.isDelivered() ? null : "it has not been delivered";
  }

  private static ReturnRuling take(Map<Long, Long> returnable, Map<Long, Long> wanted) {
    List<TooMany> tooMany =
        wanted.entrySet().stream()
            .map(sku -> tooMany(sku.getKey(), sku.getValue(), returnable))
            .filter(sku -> sku.wanted() > sku.returnable())
            .toList();
    if (!tooMany.isEmpty()) {
      return new Invalid("more than was delivered and not yet returned", tooMany);
    }
    wanted.forEach((sku, pieces) -> returnable.merge(sku, -pieces, Long::sum));
    return new Valid();
  }

  private static TooMany tooMany(long sku, long wanted, Map<Long, Long> returnable) {
    return new TooMany(sku, wanted, Math.max(0, returnable.getOrDefault(sku, 0L)));
  }

  private static Map<Long, Long> wanted(OrderPaid trade) {
    var wanted = new TreeMap<Long, Long>();
    for (TradeItem item : trade.items()) {
      wanted.merge(item.skuId(), (long) item.quantity(), Long::sum);
    }
    return wanted;
  }
}
