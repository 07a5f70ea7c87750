package io.lading.core.contract;

/**
 * Changes of an order's fields (domain, "Updatable fields") as a JSON merge patch (RFC 7396).
 * feature: a patch of that too, compact canonical JSON ({@link FeatureText}).
 */
public record FieldPatch(
    Patch<PartyPatch> receiver,
    Patch<PartyPatch> sender,
    Patch<WindowPatch> deliveryWindow,
    Patch<String> mailNo,
    Patch<String> expressCode,
    Patch<String> expressName,
    Patch<String> buyerName,
    Patch<String> sellerName,
    Patch<String> feature) {

  public static final FieldPatch NOTHING = ofReceiver(new Patch.Absent<>());

  public static FieldPatch ofReceiver(Patch<PartyPatch> receiver) {
    return new FieldPatch(
        receiver,
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>(),
        new Patch.Absent<>());
  }
}
