package io.lading.core.change;

import io.lading.core.change.FieldsAfter.ItemFields;
import io.lading.core.contract.FeatureText;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderUpdate;
import io.lading.core.contract.Patch;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.FieldGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the features of items (domain, "Updatable fields"): of all of the order, or of one
 * package, that have the itemId. They are open until the order is archived, and count as fields of
 * whoever is named.
 */
final class UpdatingItems {

  private static final String FEATURE = "item.feature";

  private final Concern concern;
  private final OrderFold order;
  private final OrderUpdate update;
  private final FieldsAfter before;

  private UpdatingItems(Concern concern, OrderUpdate update) {
    this.concern = concern;
    this.order = concern.order();
    this.update = update;
    this.before = order.fields();
  }

  static Outcome decide(Concern concern, OrderUpdate update, long itemId) {
    return concern.packages().isEmpty()
        ? concern.noSuchPackage(null)
        : new UpdatingItems(concern, update).decide(itemId);
  }

  private Outcome decide(long itemId) {
    List<ItemFields> after = before.items().stream().map(item -> patched(item, itemId)).toList();
    if (before.items().stream().noneMatch(item -> isMeant(item, itemId))) {
      return concern.refusals().noSuchItem(itemId);
    }
    if (after.equals(before.items())) {
      return concern.noOp();
    }
    Integer expected = update.expectedVersion();
    if (expected != null && expected != concern.fieldVersion()) {
      return concern.refusals().versionConflict(expected, concern.fieldVersion());
    }
    if (order.isArchived()) {
      FulfilmentMode mode = order.order().facts().fulfilmentMode();
      return concern.refusals().notUpdatable(List.of(FEATURE), FieldGroup.DESCRIPTION.until(mode));
    }
    if (after.stream().map(ItemFields::feature).anyMatch(UpdatingItems::isTooLarge)) {
      return concern.refusals().notUpdatable(List.of(FEATURE), Updating.POSSIBLE);
    }
    return changed(after);
  }

  private boolean isMeant(ItemFields item, long itemId) {
    return item.itemId() == itemId && concern.packages().contains(item.packageIndex());
  }

  private ItemFields patched(ItemFields item, long itemId) {
    return isMeant(item, itemId)
        ? item.feature(merged(item.feature(), update.changes().fields().feature()))
        : item;
  }

  static @Nullable String merged(@Nullable String before, Patch<String> feature) {
    return switch (feature) {
      case Patch.Absent<String> _ -> before;
      case Patch.Clear<String> _ -> null;
      case Patch.Set<String>(String patch) -> FeatureText.merged(before, patch);
    };
  }

  private static boolean isTooLarge(@Nullable String feature) {
    return feature != null && !FeatureText.fits(feature);
  }

  private Outcome changed(List<ItemFields> items) {
    Integer ofPackage = concern.packageNo() == null ? null : concern.packages().getFirst();
    var parcels = new ArrayList<>(order.order().parcels());
    FieldsAfter.OrderFields fields = before.order();
    if (ofPackage == null) {
      fields = fields.version(fields.version() + 1);
    } else {
      Parcel parcel = parcels.get(ofPackage);
      parcels.set(ofPackage, parcel.version(parcel.version() + 1));
    }
    order.replaceFields(new FieldsAfter(fields, before.parcels(), items), parcels);
    order.changeFields(
        ofPackage, List.of(), concern.notice(null, null, null).changing(List.of(FEATURE)));
    return concern.applied();
  }
}
