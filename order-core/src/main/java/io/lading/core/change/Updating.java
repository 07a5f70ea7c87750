package io.lading.core.change;

import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.FeatureText;
import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.PartyPatch;
import io.lading.core.contract.Patch;
import io.lading.core.contract.ReceiverChanged;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.FieldGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of fields (domain, "Updatable fields"). What is so already is no change; what is left is
 * changed altogether or, if any of it cannot be changed any more, not at all. Statuses and their
 * version stay.
 */
final class Updating {

  static final String POSSIBLE =
      "to a location with both lat and lon or none, and a feature of at most %d bytes as text"
          .formatted(FeatureText.MOST_BYTES);

  private final Concern concern;
  private final OrderFold order;
  private final @Nullable Integer packageIndex;
  private final Proposal proposal;

  private Updating(Concern concern, FieldPatch patch) {
    this.concern = concern;
    this.order = concern.order();
    this.packageIndex = concern.packageNo() == null ? null : concern.packages().getFirst();
    this.proposal = Proposing.of(order, packageIndex, patch);
  }

  static Outcome decide(Concern concern, OrderUpdate update) {
    if (update.itemId() != null) {
      return UpdatingItems.decide(concern, update, update.itemId());
    }
    return concern.packages().isEmpty()
        ? concern.noSuchPackage(null)
        : new Updating(concern, update.changes().fields()).decide(update.expectedVersion());
  }

  /** The receiver as it is to be, whole. */
  static Outcome decide(Concern concern, ReceiverChanged change) {
    var receiver = new Patch.Set<>(PartyPatch.to(change.receiver()));
    return new Updating(concern, FieldPatch.ofReceiver(receiver)).decide(null);
  }

  private Outcome decide(@Nullable Integer expectedVersion) {
    if (proposal.changes().isEmpty() && proposal.impossible().isEmpty()) {
      return concern.noOp();
    }
    if (expectedVersion != null && expectedVersion != concern.fieldVersion()) {
      return concern.refusals().versionConflict(expectedVersion, concern.fieldVersion());
    }
    List<FieldChange> closed = proposal.changes().stream().filter(it -> !isOpen(it)).toList();
    if (!closed.isEmpty()) {
      return refused(closed);
    }
    if (!proposal.impossible().isEmpty()) {
      return concern.refusals().notUpdatable(proposal.impossible(), POSSIBLE);
    }
    if (isWindowWithoutEnds()) {
      return refusedWindow(
          "of the whole order, to none; null for the whole gives the package the order's");
    }
    return isWindowInverted() ? refusedWindow("together, so that from is not after to") : changed();
  }

  /** The order has one, and that of a package without its own is the order's. */
  private boolean isWindowWithoutEnds() {
    return packageIndex != null
        && DeliveryWindow.ALWAYS.equals(
            proposal.fields().parcels().get(packageIndex).deliveryWindow());
  }

  /** Packages that are final are not concerned any more, unless all are; an archived order is. */
  private boolean isOpen(FieldChange change) {
    List<Integer> concerned =
        change.concerned().isEmpty() ? concern.packages() : change.concerned();
    FulfilmentMode mode = order.order().facts().fulfilmentMode();
    return concerned.stream().anyMatch(i -> isOpen(change.group(), mode, i))
        && concerned.stream()
            .allMatch(i -> order.parcel(i).standing().isFinal() || isOpen(change.group(), mode, i));
  }

  private boolean isOpen(FieldGroup group, FulfilmentMode mode, int index) {
    return !order.isArchived() && group.isOpen(mode, order.parcel(index).standing());
  }

  private Outcome refused(List<FieldChange> closed) {
    FulfilmentMode mode = order.order().facts().fulfilmentMode();
    List<String> until =
        closed.stream().map(change -> change.group().until(mode)).distinct().toList();
    return concern.refusals().notUpdatable(names(closed), String.join(", ", until));
  }

  /** Each end was patched alone, so no reader could see it. */
  private boolean isWindowInverted() {
    DeliveryWindow window =
        packageIndex == null
            ? proposal.fields().order().deliveryWindow()
            : proposal.fields().parcels().get(packageIndex).deliveryWindow();
    Instant from = window == null ? null : window.from();
    Instant to = window == null ? null : window.to();
    return from != null && to != null && from.isAfter(to);
  }

  private Outcome refusedWindow(String until) {
    return concern
        .refusals()
        .notUpdatable(List.of("deliveryWindow.from", "deliveryWindow.to"), until);
  }

  private Outcome changed() {
    order.replaceFields(fields(), parcels());
    var told = new LinkedHashMap<@Nullable Integer, List<FieldChange>>();
    proposal
        .changes()
        .forEach(it -> told.computeIfAbsent(it.packageIndex(), _ -> new ArrayList<>()).add(it));
    told.forEach(this::tell);
    return concern.applied();
  }

  /** What was changed under the order's version moves it, also if its packages have the field. */
  private FieldsAfter fields() {
    OrderFields is = proposal.fields().order();
    return packageIndex != null
        ? proposal.fields()
        : new FieldsAfter(
            is.version(is.version() + 1), proposal.fields().parcels(), proposal.fields().items());
  }

  private List<Parcel> parcels() {
    var parcels = new ArrayList<>(proposal.parcels());
    proposal.changes().stream()
        .map(FieldChange::packageIndex)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(i -> parcels.set(i, parcels.get(i).version(parcels.get(i).version() + 1)));
    return parcels;
  }

  /** One event for the order's own fields, and one for each package whose fields changed. */
  private void tell(@Nullable Integer ofPackage, List<FieldChange> changes) {
    order.changeFields(
        ofPackage, redirected(changes), concern.notice(null, null, null).changing(names(changes)));
  }

  /** Planners know of no shipment before the order leaves PENDING. */
  private List<Integer> redirected(List<FieldChange> changes) {
    Stream<FieldChange> destinations =
        order.order().status() == OrderStatus.PENDING
            ? Stream.of()
            : changes.stream().filter(change -> change.group() == FieldGroup.DESTINATION);
    return destinations
        .flatMap(change -> change.concerned().stream())
        .filter(i -> !order.parcel(i).standing().isFinal())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> names(List<FieldChange> changes) {
    return changes.stream().map(FieldChange::name).distinct().toList();
  }
}
