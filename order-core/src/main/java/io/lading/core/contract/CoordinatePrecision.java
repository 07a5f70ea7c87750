package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** How precisely places are published: a setting, because a door's coordinates are personal. */
public enum CoordinatePrecision {
  EXACT,
  /** Two decimals of a degree, about a kilometre. */
  ROUNDED,
  NONE;

  @Nullable Double applied(@Nullable Double degrees) {
    return switch (this) {
      case EXACT -> degrees;
      case ROUNDED -> degrees == null ? null : Math.round(degrees * 100) / 100.0;
      case NONE -> null;
    };
  }
}
