package io.lading.planner.parcel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Weight in grams and volume in cm³, whole units, rounded up. */
public record Load(long grams, long cubicCentimetres) {

  public static final Load NONE = new Load(0, 0);

  /** More than anything on wheels, and small enough to be added up a million times. */
  private static final long MOST = 1L << 42;

  private static final int GRAMS_PER_KILOGRAM = 3;
  private static final int CUBIC_CENTIMETRES_PER_CUBIC_METRE = 6;

  public Load {
    if (grams < 0 || cubicCentimetres < 0) {
      throw new IllegalArgumentException(
          "a load of " + grams + " g and " + cubicCentimetres + " cm³, expected none below 0");
    }
  }

  /** In kilograms and cubic metres, as the contract has them. */
  public static Load of(BigDecimal kilograms, BigDecimal cubicMetres) {
    return new Load(grams(kilograms), cubicCentimetres(cubicMetres));
  }

  public static long grams(BigDecimal kilograms) {
    return units(kilograms, GRAMS_PER_KILOGRAM);
  }

  public static long cubicCentimetres(BigDecimal cubicMetres) {
    return units(cubicMetres, CUBIC_CENTIMETRES_PER_CUBIC_METRE);
  }

  private static long units(BigDecimal value, int digits) {
    BigDecimal units = value.movePointRight(digits).setScale(0, RoundingMode.CEILING);
    return units.compareTo(BigDecimal.valueOf(MOST)) >= 0 ? MOST : units.longValueExact();
  }

  public Load plus(Load other) {
    return new Load(grams + other.grams, cubicCentimetres + other.cubicCentimetres);
  }
}
