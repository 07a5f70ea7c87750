package io.lading.core.change;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.StatusChanged;
import io.lading.core.intake.Outcome;
import io.lading.core.lifecycle.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Standings, outcomes and events in the words that the tables of the tests use. */
final class Words {

  private Words() {}

  /** {@code SHIPPED DELIVERY_INTERCEPTING@PICKED_UP}: a package each. */
  static Journey journey(FulfilmentMode mode, String packages) {
    return Journey.of(
        mode, Arrays.stream(packages.split(" ")).map(Words::standing).toArray(Standing[]::new));
  }

  static Standing standing(String word) {
    String[] parts = word.split("@");
    OrderStatus status = OrderStatus.valueOf(parts[0]);
    return parts.length == 1
        ? Standing.of(status)
        : new Standing(status, OrderStatus.valueOf(parts[1]));
  }

  static String packages(Journey journey) {
    return journey.order().standings().stream().map(Words::word).collect(Collectors.joining(" "));
  }

  private static String word(Standing standing) {
    return standing.status() == standing.at()
        ? standing.status().name()
        : standing.status() + "@" + standing.at();
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _ -> "applied";
      case Outcome.NoOp _ -> "no-op";
      case Outcome.Rejected(var rejection) -> rejection.code().name();
      case Outcome.KeyReused _, Outcome.Parked _, Outcome.NoSuchOrder _, Outcome.DeadLettered _ ->
          outcome.toString();
    };
  }

  /** {@code TRANSITION PACKAGE:P2}: kind, and the package if one is concerned. */
  static @Nullable String events(Journey journey) {
    List<StatusChanged> events = journey.events();
    return events.isEmpty()
        ? null
        : events.stream().map(Words::word).collect(Collectors.joining(" "));
  }

  private static String word(StatusChanged event) {
    PackageState state = event.packageState();
    return event.kind() + (state == null ? "" : ":" + state.packageNo());
  }
}
