package io.lading.traffic;

/**
 * What ought to have become of messages published in their order to an empty system: how many of
 * each intent, and the rows of the created orders.
 */
public record Expected(
    long created,
    long duplicates,
    long conflicts,
    long shortOfStock,
    long malformed,
    long packages,
    long items) {

  public static final Expected NOTHING = new Expected(0, 0, 0, 0, 0, 0, 0);

  public long messages() {
    return created + duplicates + conflicts + shortOfStock + malformed;
  }

  public long rejected() {
    return conflicts + shortOfStock;
  }

  Expected plus(Intent intent, int morePackages, int moreItems) {
    return new Expected(
        created + (intent == Intent.CREATE ? 1 : 0),
        duplicates + (intent == Intent.DUPLICATE ? 1 : 0),
        conflicts + (intent == Intent.CONFLICT ? 1 : 0),
        shortOfStock + (intent == Intent.SHORT ? 1 : 0),
        malformed + (intent == Intent.MALFORMED ? 1 : 0),
        packages + (intent == Intent.CREATE ? morePackages : 0),
        items + (intent == Intent.CREATE ? moreItems : 0));
  }
}
