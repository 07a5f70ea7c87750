package io.lading.core.change;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Party;
import io.lading.core.lifecycle.FieldGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what differs between the fields as they are and as an update would have them, under the
 * dotted names that events and refusals give.
 */
final class Differences {

  private final @Nullable Integer packageIndex;
  private final List<FieldChange> changes = new ArrayList<>();

  /** Of the fields of that package; null: of the order's. */
  Differences(@Nullable Integer packageIndex) {
    this.packageIndex = packageIndex;
  }

  /** {@code concerned}: the packages that go there. */
  boolean receiver(@Nullable Party before, @Nullable Party after, List<Integer> concerned) {
    List<PartyField> fields = PartyField.differing(before, after);
    fields.forEach(field -> add("receiver." + field.field(), field.group(), concerned));
    return !fields.isEmpty();
  }

  boolean sender(@Nullable Party before, @Nullable Party after, List<Integer> concerned) {
    List<PartyField> fields = PartyField.differing(before, after);
    fields.forEach(field -> add("sender." + field.field(), FieldGroup.SENDER, concerned));
    return !fields.isEmpty();
  }

  boolean window(
      @Nullable DeliveryWindow before, @Nullable DeliveryWindow after, List<Integer> concerned) {
    DeliveryWindow was = before == null ? DeliveryWindow.ALWAYS : before;
    DeliveryWindow is = after == null ? DeliveryWindow.ALWAYS : after;
    boolean from =
        value("deliveryWindow.from", FieldGroup.DESTINATION, was.from(), is.from(), concerned);
    boolean to = value("deliveryWindow.to", FieldGroup.DESTINATION, was.to(), is.to(), concerned);
    return from || to;
  }

  boolean value(
      String name,
      FieldGroup group,
      @Nullable Object before,
      @Nullable Object after,
      List<Integer> concerned) {
    boolean differs = !Objects.equals(before, after);
    if (differs) {
      add(name, group, concerned);
    }
    return differs;
  }

  void add(String name, FieldGroup group, List<Integer> concerned) {
    changes.add(new FieldChange(name, group, packageIndex, concerned));
  }

  List<FieldChange> changes() {
    return changes;
  }
}
