package io.lading.core.verify;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.lifecycle.Standing;
import java.util.List;

/** An order as its rows have it: packages by their index, with where each stands. */
public record LivedOrder(
    long orderId,
    FulfilmentMode mode,
    OrderStatus status,
    int statusVersion,
    List<String> packageNos,
    List<Standing> standings) {}
