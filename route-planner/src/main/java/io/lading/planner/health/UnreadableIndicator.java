package io.lading.planner.health;

import io.lading.core.intake.StorageUnavailable;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN while there are status events that cannot be read and that nobody has settled. */
public final class UnreadableIndicator implements HealthIndicator {

  private final LongSupplier unreadable;

  /** {@code unreadable}: how many there are; throws StorageUnavailable. */
  public UnreadableIndicator(LongSupplier unreadable) {
    this.unreadable = unreadable;
  }

  @Override
  public Health health() {
    try {
      long count = unreadable.getAsLong();
      Health.Builder health = count == 0 ? Health.up() : Health.down();
      return health.withDetail("unreadable", count).build();
    } catch (StorageUnavailable away) {
      return Health.unknown().withDetail("why", String.valueOf(away.getMessage())).build();
    }
  }
}
