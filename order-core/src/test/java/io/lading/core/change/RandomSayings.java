package io.lading.core.change;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Patch;
import io.lading.core.lifecycle.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What anybody may say of an order at any time, sensible or not. */
final class RandomSayings {

  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private final Random random;
  private final int packages;

  RandomSayings(Random random) {
    this.random = random;
    this.packages = 1 + random.nextInt(3);
  }

  /** An order that was just made. */
  Journey journey() {
    OrderType type = random.nextInt(5) == 0 ? OrderType.REVERSE : OrderType.FORWARD;
    FulfilmentMode mode = FulfilmentMode.values()[random.nextInt(3)];
    return Journey.of(type, mode, Collections.nCopies(packages, Standing.of(OrderStatus.PENDING)));
  }

  List<InputEvent> messages(int count) {
    var messages = new ArrayList<InputEvent>();
    for (int i = 0; i < count; i++) {
      messages.add(random.nextInt(8) == 0 ? update() : next());
    }
    return messages;
  }

  /** Anything but a change of fields. */
  InputEvent next() {
    return switch (random.nextInt(10)) {
      case 0 -> Said.cancelled(packageNo());
      case 1 ->
          Said.answered(
              random.nextBoolean() ? InterceptOutcome.CAUGHT : InterceptOutcome.TOO_LATE,
              packageNo());
      case 2 -> Said.scanned(packageNo());
      case 3 -> Said.labelled(status(), "SF" + random.nextInt(3));
      case 4 ->
          Said.reported(
              status(),
              packageNo(),
              random.nextInt(6),
              Journey.NOW.minusSeconds(random.nextInt(3)));
      default -> Said.reported(status(), packageNo());
    };
  }

  /** A change of fields, which expects no version. */
  InputEvent update() {
    String value = Integer.toString(random.nextInt(3));
    return switch (random.nextInt(5)) {
      case 0 -> Said.updated(packageNo(), Said.address(value));
      case 1 -> Said.updated(packageNo(), Said.sender(value));
      case 2 -> Said.updated(packageNo(), Said.mailNo(value));
      case 3 -> Said.updated(packageNo(), Said.receiver(new Patch.Clear<>()));
      default -> Said.updated(null, Said.description(new Patch.Set<>(value), new Patch.Clear<>()));
    };
  }

  /** Early ones more often, so that histories are long. */
  private OrderStatus status() {
    return STATUSES[Math.min(random.nextInt(STATUSES.length), random.nextInt(STATUSES.length))];
  }

  private @Nullable String packageNo() {
    return random.nextBoolean() ? null : "P" + (1 + random.nextInt(packages));
  }
}
