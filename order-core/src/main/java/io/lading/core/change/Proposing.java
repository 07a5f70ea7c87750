package io.lading.core.change;

import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.FeatureText;
import io.lading.core.contract.FieldPatch;
import io.lading.core.contract.Party;
import io.lading.core.contract.PartyPatch;
import io.lading.core.contract.Patch;
import io.lading.core.contract.WindowPatch;
import io.lading.core.lifecycle.FieldGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a patch would make of an order, or of one of its packages. A package that has no receiver,
 * sender or window of its own has the order's; a patch of it starts from that and makes it the
 * package's own, and clearing it gives the order's back.
 */
final class Proposing {

  private final LiveOrder order;
  private final FieldsAfter before;
  private final FieldPatch patch;
  private final List<String> impossible = new ArrayList<>(0);

  private Proposing(OrderFold order, FieldPatch patch) {
    this.order = order.order();
    this.before = order.fields();
    this.patch = patch;
  }

  /** {@code packageIndex}: null if the order itself is meant. */
  static Proposal of(OrderFold order, @Nullable Integer packageIndex, FieldPatch patch) {
    var proposing = new Proposing(order, patch);
    return packageIndex == null ? proposing.ofOrder() : proposing.ofPackage(packageIndex);
  }

  private Proposal ofOrder() {
    OrderFields was = before.order();
    var is =
        new OrderFields(
            patched("receiver", was.receiver(), patch.receiver()),
            patched("sender", was.sender(), patch.sender()),
            patchedWindow(was.deliveryWindow()),
            patch.buyerName().applied(was.buyerName()),
            patch.sellerName().applied(was.sellerName()),
            feature(was.feature()),
            was.version());
    var changes = new ArrayList<>(differences(was, is));
    var fields = new ArrayList<>(before.parcels());
    for (int i : following(was, is)) {
      changes.addAll(follow(i, is, fields));
    }
    var parcels = new ArrayList<>(order.parcels());
    for (int i : labelled()) {
      changes.addAll(label(i, parcels));
    }
    return new Proposal(new FieldsAfter(is, fields, before.items()), parcels, changes, impossible);
  }

  /** Packages that may have a receiver of their own in common with the order. */
  private List<Integer> following(OrderFields was, OrderFields is) {
    return Objects.equals(was.receiver(), is.receiver())
        ? List.of()
        : all().stream().filter(i -> !order.parcels().get(i).standing().isFinal()).toList();
  }

  private List<FieldChange> follow(int packageIndex, OrderFields is, List<ParcelFields> fields) {
    Party own = fields.get(packageIndex).receiver();
    if (own == null) {
      return List.of();
    }
    Party after = Following.of(own, before.order().receiver(), is.receiver());
    fields.set(packageIndex, fields.get(packageIndex).receiver(after));
    var differences = new Differences(packageIndex);
    differences.receiver(own, orElse(after, is.receiver()), List.of(packageIndex));
    return differences.changes();
  }

  private List<FieldChange> differences(OrderFields was, OrderFields is) {
    var differences = new Differences(null);
    differences.receiver(was.receiver(), is.receiver(), inheriting(ParcelFields::receiver));
    differences.sender(was.sender(), is.sender(), inheriting(ParcelFields::sender));
    differences.window(
        was.deliveryWindow(), is.deliveryWindow(), inheriting(ParcelFields::deliveryWindow));
    describe(differences, "buyerName", was.buyerName(), is.buyerName());
    describe(differences, "sellerName", was.sellerName(), is.sellerName());
    describe(differences, "feature", was.feature(), is.feature());
    return differences.changes();
  }

  private void describe(
      Differences differences, String name, @Nullable String was, @Nullable String is) {
    differences.value(name, FieldGroup.DESCRIPTION, was, is, all());
  }

  /** Waybill and carrier of an order are those of its packages: of those that still have a way. */
  private List<Integer> labelled() {
    List<Integer> moving =
        all().stream().filter(i -> !order.parcels().get(i).standing().isFinal()).toList();
    return moving.isEmpty() ? all() : moving;
  }

  private List<FieldChange> label(int packageIndex, List<Parcel> parcels) {
    Parcel parcel = parcels.get(packageIndex);
    Label label = parcel.label().patched(patch);
    parcels.set(packageIndex, parcel.labelled(label));
    return parcel.label().changedIn(label).stream()
        .map(name -> new FieldChange(name, FieldGroup.WAYBILL, packageIndex, List.of(packageIndex)))
        .toList();
  }

  private Proposal ofPackage(int index) {
    ParcelFields was = before.parcels().get(index);
    var differences = new Differences(index);
    var is =
        new ParcelFields(
            ownReceiver(was, List.of(index), differences),
            ownSender(was, List.of(index), differences),
            ownWindow(was, List.of(index), differences),
            feature(was.feature()));
    differences.value(
        "feature", FieldGroup.DESCRIPTION, was.feature(), is.feature(), List.of(index));
    var parcels = new ArrayList<>(order.parcels());
    var changes = new ArrayList<>(differences.changes());
    changes.addAll(label(index, parcels));
    var fields = new ArrayList<>(before.parcels());
    fields.set(index, is);
    return new Proposal(
        new FieldsAfter(before.order(), fields, before.items()), parcels, changes, impossible);
  }

  private @Nullable Party ownReceiver(
      ParcelFields was, List<Integer> concerned, Differences differences) {
    Party orders = before.order().receiver();
    Party own = own("receiver", was.receiver(), orders, patch.receiver());
    return differences.receiver(orElse(was.receiver(), orders), orElse(own, orders), concerned)
        ? own
        : was.receiver();
  }

  private @Nullable Party ownSender(
      ParcelFields was, List<Integer> concerned, Differences differences) {
    Party orders = before.order().sender();
    Party own = own("sender", was.sender(), orders, patch.sender());
    return differences.sender(orElse(was.sender(), orders), orElse(own, orders), concerned)
        ? own
        : was.sender();
  }

  private @Nullable DeliveryWindow ownWindow(
      ParcelFields was, List<Integer> concerned, Differences differences) {
    DeliveryWindow orders = before.order().deliveryWindow();
    DeliveryWindow own =
        patch.deliveryWindow() instanceof Patch.Absent
            ? was.deliveryWindow()
            : ownPatchedWindow(orElse(was.deliveryWindow(), orders), orders);
    return differences.window(orElse(was.deliveryWindow(), orders), orElse(own, orders), concerned)
        ? own
        : was.deliveryWindow();
  }

  /** A package cannot have none while its order has one: told apart, so that it is refused. */
  private @Nullable DeliveryWindow ownPatchedWindow(
      @Nullable DeliveryWindow window, @Nullable DeliveryWindow orders) {
    DeliveryWindow after = patchedWindow(window);
    return after == null && orders != null && patch.deliveryWindow() instanceof Patch.Set
        ? DeliveryWindow.ALWAYS
        : after;
  }

  private @Nullable Party own(
      String name, @Nullable Party own, @Nullable Party orders, Patch<PartyPatch> patch) {
    return patch instanceof Patch.Absent ? own : patched(name, orElse(own, orders), patch);
  }

  private static <T> @Nullable T orElse(@Nullable T own, @Nullable T orders) {
    return own == null ? orders : own;
  }

  /** A party of whom nothing is known any more is none. */
  private @Nullable Party patched(String name, @Nullable Party before, Patch<PartyPatch> patch) {
    return switch (patch) {
      case Patch.Absent<PartyPatch> _ -> before;
      case Patch.Clear<PartyPatch> _ -> null;
      case Patch.Set<PartyPatch>(PartyPatch party) -> {
        if (party.missing(before) instanceof String field) {
          impossible.add(name + "." + field);
        }
        Party after = party.applied(before);
        yield after.equals(Party.NOBODY) ? null : after;
      }
    };
  }

  private @Nullable DeliveryWindow patchedWindow(@Nullable DeliveryWindow window) {
    return switch (patch.deliveryWindow()) {
      case Patch.Absent<WindowPatch> _ -> window;
      case Patch.Clear<WindowPatch> _ -> null;
      case Patch.Set<WindowPatch>(WindowPatch change) -> {
        DeliveryWindow after = change.applied(window);
        yield after.equals(DeliveryWindow.ALWAYS) ? null : after;
      }
    };
  }

  private @Nullable String feature(@Nullable String before) {
    String after = UpdatingItems.merged(before, patch.feature());
    if (after != null && !FeatureText.fits(after)) {
      impossible.add("feature");
    }
    return after;
  }

  private List<Integer> inheriting(Function<ParcelFields, @Nullable Object> part) {
    return all().stream().filter(i -> part.apply(before.parcels().get(i)) == null).toList();
  }

  private List<Integer> all() {
    return IntStream.range(0, order.parcels().size()).boxed().toList();
  }
}
