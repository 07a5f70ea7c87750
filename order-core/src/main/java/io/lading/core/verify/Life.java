package io.lading.core.verify;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.StatusChanged;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lives an order again from its events: each step has to be one that the life cycle allows, and the
 * last has to end where the row is. Of an order whose first events were dropped, a package is known
 * from the first event that tells where it is. For one thread.
 */
public final class Life {

  private final LivedOrder row;
  private final LifeCycle cycle;
  private final LegalSteps steps;
  private final List<@Nullable Standing> standings = new ArrayList<>();
  private @Nullable StatusChanged last;
  private @Nullable String problem;

  public Life(LivedOrder row) {
    this.row = row;
    this.cycle = LifeCycle.of(row.mode());
    this.steps = new LegalSteps(cycle);
    row.packageNos().forEach(_ -> standings.add(null));
  }

  /** In the order of their sequence. After a first offence the rest is not judged. */
  public void tell(StatusChanged event) {
    if (problem == null) {
      problem = offence(event).map(what -> "event " + event.sequence() + ": " + what).orElse(null);
      last = event;
    }
  }

  /** An event that nobody can read. */
  public void tellUnreadable(int sequence, String why) {
    if (problem == null) {
      problem = "event " + sequence + " cannot be read: " + why;
    }
  }

  /** What is wrong with this order, when every event was told. */
  public Optional<String> problem() {
    return rowsParts()
        .or(() -> Optional.ofNullable(problem))
        .or(this::rowsStatus)
        .or(this::rowsPackages)
        .or(this::rowsCounts);
  }

  private Optional<String> offence(StatusChanged event) {
    if (event.sequence() == 1) {
      return begun(event);
    }
    return switch (event.kind()) {
      case TRANSITION, PACKAGE -> moved(event);
      case LATE, CHECKPOINT, FIELDS, EXCEPTION, INTERCEPT_OVERDUE -> stayed(event);
    };
  }

  private Optional<String> begun(StatusChanged event) {
    standings.replaceAll(_ -> Standing.of(OrderStatus.PENDING));
    boolean first =
        event.kind() == EventKind.TRANSITION
            && event.status() == OrderStatus.PENDING
            && event.previousStatus() == null;
    return first ? Optional.empty() : Optional.of("an order begins with PENDING");
  }

  private Optional<String> moved(StatusChanged event) {
    PackageState parcel = event.packageState();
    Optional<String> wrong = parcel == null ? wholeMoved(event) : packageMoved(event, parcel);
    return wrong.or(() -> counted(event, 1)).or(() -> told(event));
  }

  /** All packages for which it is a step take it. */
  private Optional<String> wholeMoved(StatusChanged event) {
    boolean any = standings.contains(null);
    for (int i = 0; i < standings.size(); i++) {
      Standing now = standings.get(i);
      Standing to = now == null ? null : steps.to(now, event.milestone(), event.status());
      if (to != null) {
        standings.set(i, to);
        any = true;
      }
    }
    return any
        ? Optional.empty()
        : Optional.of("%s is no step from %s".formatted(name(event), standings));
  }

  private Optional<String> packageMoved(StatusChanged event, PackageState parcel) {
    int index = row.packageNos().indexOf(parcel.packageNo());
    if (index < 0) {
      return Optional.of("there is no package " + parcel.packageNo());
    }
    Standing now = standings.get(index);
    Standing to =
        now == null ? seen(parcel.status()) : steps.to(now, event.milestone(), parcel.status());
    if (now != null && to == null) {
      return Optional.of(
          "%s of package %s to %s is no step from %s"
              .formatted(name(event), parcel.packageNo(), parcel.status(), now));
    }
    standings.set(index, to);
    if (to != null && isForward(to.status())) {
      standings.replaceAll(Life::leftPending);
    }
    return Optional.empty();
  }

  /** Whoever stops waiting takes the others out of PENDING; nobody invents an event for that. */
  private static @Nullable Standing leftPending(@Nullable Standing standing) {
    return standing != null && standing.status() == OrderStatus.PENDING
        ? Standing.of(OrderStatus.CONFIRMED)
        : standing;
  }

  private static boolean isForward(OrderStatus status) {
    return status != OrderStatus.PENDING && status != OrderStatus.CANCELLED;
  }

  /** Where it is underneath is not told of one that is being intercepted. */
  private static @Nullable Standing seen(OrderStatus status) {
    return switch (status) {
      case WAREHOUSE_INTERCEPTING, DELIVERY_INTERCEPTING -> null;
      case PENDING,
          CONFIRMED,
          SHIPPED,
          WAREHOUSE_ACCEPTED,
          WAREHOUSE_OUTBOUND,
          CARRIER_ACCEPTED,
          PICKED_UP,
          OUT_FOR_DELIVERY,
          DELIVERED,
          REJECTED,
          COMPLETED,
          RETURNING,
          RETURNED,
          CANCELLED ->
          Standing.of(status);
    };
  }

  private Optional<String> stayed(StatusChanged event) {
    return counted(event, 0).or(() -> told(event)).or(() -> toldPackage(event.packageState()));
  }

  private Optional<String> counted(StatusChanged event, int more) {
    if (last == null || event.statusVersion() == last.statusVersion() + more) {
      return Optional.empty();
    }
    return Optional.of(
        "statusVersion goes from %d to %d with %s"
            .formatted(last.statusVersion(), event.statusVersion(), event.kind()));
  }

  /** The order's status is the function of its packages, and a transition is told as one. */
  private Optional<String> told(StatusChanged event) {
    Optional<OrderStatus> made = status();
    if (made.isPresent() && made.get() != event.status()) {
      return Optional.of(
          "packages %s make %s, it says %s".formatted(standings, made.get(), event.status()));
    }
    if (last != null
        && (event.kind() == EventKind.TRANSITION) != (event.status() != last.status())) {
      return Optional.of(
          "%s, and the order goes from %s to %s"
              .formatted(event.kind(), last.status(), event.status()));
    }
    return Optional.empty();
  }

  private Optional<String> toldPackage(@Nullable PackageState parcel) {
    int index = parcel == null ? -1 : row.packageNos().indexOf(parcel.packageNo());
    Standing known = index < 0 ? null : standings.get(index);
    return parcel == null || known == null || known.status() == parcel.status()
        ? Optional.empty()
        : Optional.of(
            "package %s is %s, it says %s"
                .formatted(parcel.packageNo(), known.status(), parcel.status()));
  }

  private Optional<OrderStatus> status() {
    List<Standing> known = standings.stream().flatMap(Stream::ofNullable).toList();
    return known.size() == standings.size() ? Optional.of(cycle.status(known)) : Optional.empty();
  }

  private Optional<String> rowsParts() {
    return row.standings().size() == row.packageNos().size()
        ? Optional.empty()
        : Optional.of(
            "its row tells of %d packages, there are %d"
                .formatted(row.standings().size(), row.packageNos().size()));
  }

  private Optional<String> rowsStatus() {
    OrderStatus made = cycle.status(row.standings());
    return made == row.status()
        ? Optional.empty()
        : Optional.of(
            "its packages %s make %s, its row says %s"
                .formatted(row.standings(), made, row.status()));
  }

  private Optional<String> rowsPackages() {
    for (int i = 0; i < standings.size(); i++) {
      Standing lived = standings.get(i);
      OrderStatus there = row.standings().get(i).status();
      if (lived != null && lived.status() != there) {
        return Optional.of(
            "package %s was left %s by its last event, its row says %s"
                .formatted(row.packageNos().get(i), lived.status(), there));
      }
    }
    return Optional.empty();
  }

  private Optional<String> rowsCounts() {
    if (last == null) {
      return Optional.empty();
    }
    if (last.status() != row.status()) {
      return Optional.of(
          "its last event says %s, its row %s".formatted(last.status(), row.status()));
    }
    return last.statusVersion() == row.statusVersion()
        ? Optional.empty()
        : Optional.of(
            "its last event has statusVersion %d, its row %d"
                .formatted(last.statusVersion(), row.statusVersion()));
  }

  private static String name(StatusChanged event) {
    return event.milestone() == null ? "what nobody reported" : event.milestone().name();
  }
}
