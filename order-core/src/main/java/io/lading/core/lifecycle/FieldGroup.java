package io.lading.core.lifecycle;

import static io.lading.core.contract.OrderStatus.DELIVERED;
import static io.lading.core.contract.OrderStatus.OUT_FOR_DELIVERY;
import static io.lading.core.contract.OrderStatus.PICKED_UP;
import static io.lading.core.contract.OrderStatus.SHIPPED;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.util.Optional;

/** Fields that can be changed until the same moment (domain, "Updatable fields"). */
public enum FieldGroup {
  /** Receiver's name and telephone: until the package is final. */
  CONTACT,
  /** Where and when it is to be delivered: until PICKED_UP, or OUT_FOR_DELIVERY in DIRECT. */
  DESTINATION,
  /** Until SHIPPED. */
  SENDER,
  /** Waybill and carrier: until DELIVERED. */
  WAYBILL,
  /** Names of buyer and seller, feature: until archived. */
  DESCRIPTION;

  /**
   * An intercepted package counts where it is underneath. Once a package is final, only its
   * description is open. Of an order that is archived nothing is.
   */
  public boolean isOpen(FulfilmentMode mode, Standing standing) {
    if (this == DESCRIPTION) {
      return true;
    }
    Standing counted = standing.isIntercepting() ? Standing.of(standing.at()) : standing;
    return !counted.isFinal() && !isPast(mode, counted.status());
  }

  /** Until when, in words for a refusal: "until PICKED_UP". */
  public String until(FulfilmentMode mode) {
    return "until "
        + milestone(mode)
            .map(OrderStatus::name)
            .orElse(this == DESCRIPTION ? "archived" : "the package is final");
  }

  private boolean isPast(FulfilmentMode mode, OrderStatus at) {
    return milestone(mode).filter(limit -> LifeCycle.of(mode).hasReached(at, limit)).isPresent();
  }

  /** Closed from here on. */
  private Optional<OrderStatus> milestone(FulfilmentMode mode) {
    return switch (this) {
      case DESTINATION -> Optional.of(mode == FulfilmentMode.DIRECT ? OUT_FOR_DELIVERY : PICKED_UP);
      case SENDER -> Optional.of(SHIPPED);
      case WAYBILL -> Optional.of(DELIVERED);
      case CONTACT, DESCRIPTION -> Optional.empty();
    };
  }
}
