package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Place;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.Receipt;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A message about an order while it is decided: what it concerns and how it can end. */
record Concern(OrderFold order, Addressed message, @Nullable String packageNo) {

  /** Subscripts of the packages that are meant; none if it names one that is not there. */
  List<Integer> packages() {
    if (packageNo == null && message.packageIndex() != null) {
      return List.of(message.packageIndex());
    }
    List<Parcel> parcels = order.order().parcels();
    return IntStream.range(0, parcels.size())
        .filter(i -> packageNo == null || parcels.get(i).packageNo().equals(packageNo))
        .boxed()
        .toList();
  }

  /** Whether it says which package it means. */
  boolean namesPackage() {
    return packageNo != null || message.packageIndex() != null;
  }

  Outcome applied() {
    return new Outcome.Applied(message.orderId(), receipt());
  }

  Outcome noOp() {
    return new Outcome.NoOp(message.orderId(), null, receipt());
  }

  private Receipt receipt() {
    LiveOrder now = order.order();
    return new Receipt(
        now.status(), now.statusVersion(), now.sequence(), fieldVersion(), packageNo);
  }

  /** Of the package if it names one, else of the order. */
  int fieldVersion() {
    List<Integer> packages = packages();
    return packageNo == null || packages.isEmpty()
        ? order.order().version()
        : order.parcel(packages.getFirst()).version();
  }

  Refusals refusals() {
    return new Refusals(order.order(), packageNo, message.entry().origin().causationId());
  }

  /** {@code to}: the status that was reported or asked for, if any was. */
  Outcome noSuchPackage(@Nullable OrderStatus to) {
    return refusals()
        .noSuchPackage(
            to == null ? order.order().status() : to,
            Allowed.to(
                new Concern(
                    order,
                    new Addressed(
                        message.index(),
                        message.entry(),
                        message.orderId(),
                        null,
                        message.occurredAt()),
                    null)));
  }

  /** Null if what the sender expects is so, or he expects nothing. */
  @Nullable Outcome conflict(@Nullable Integer expectedStatusVersion) {
    int actual = order.order().statusVersion();
    return expectedStatusVersion == null || expectedStatusVersion == actual
        ? null
        : refusals().versionConflict(expectedStatusVersion, actual);
  }

  Notice notice(
      @Nullable OrderStatus milestone, @Nullable Place location, @Nullable String description) {
    return new Notice(
        milestone,
        List.of(),
        location,
        description,
        message.occurredAt(),
        message.entry().origin());
  }
}
