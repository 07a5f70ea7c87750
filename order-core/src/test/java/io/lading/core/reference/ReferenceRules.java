package io.lading.core.reference;

import static io.lading.core.contract.RejectionCode.CANCEL_NOT_NOW;
import static io.lading.core.contract.RejectionCode.CANCEL_TOO_LATE;
import static io.lading.core.contract.RejectionCode.INVALID_TRANSITION;
import static io.lading.core.contract.RejectionCode.VERSION_CONFLICT;

import io.lading.core.contract.EventKind;
import io.lading.core.contract.InterceptOutcome;
import io.lading.core.contract.OrderStatus;
import io.lading.core.reference.Outcome.Result;
import io.lading.core.reference.Outcome.Told;
import io.lading.core.reference.ReferenceOrder.Saying;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said of the statuses of an order that is there, in the words of domain.md. */
final class ReferenceRules {

  private static final String OF_THE_ORDER = "PEN CON COM";

  private final ReferenceOrder order;
  private final List<Told> told = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  ReferenceRules(ReferenceOrder order) {
    this.order = order;
  }

  Outcome report(Action.Report report) {
    List<ReferenceParcel> named = order.named(report.packageNo());
    String milestone = order.rules.code(report.milestone());
    boolean ofTheOrder = OF_THE_ORDER.contains(milestone);
    if (named.isEmpty() || ofTheOrder && report.packageNo() != null) {
      return named.stream().anyMatch(it -> it.isAny(milestone))
          ? Outcome.nothing(Result.NO_OP)
          : Outcome.refused(
              isConflicting(report.expectedStatusVersion(), order.statusVersion)
                  ? VERSION_CONFLICT
                  : INVALID_TRANSITION);
    }
    return ofTheOrder ? reportOfOrder(report) : reportOfParcels(report, named);
  }

  private Outcome reportOfOrder(Action.Report report) {
    Map<ReferenceParcel, String> cells = cells(report, order.parcels);
    boolean passed =
        cells.entrySet().stream()
            .anyMatch(it -> it.getValue().equals("L") && !it.getKey().isAny("CAN"));
    if (order.isMarked(null, report.milestone(), report.occurredAt())
        || order.status == report.milestone() && !passed) {
      return Outcome.nothing(Result.NO_OP);
    }
    if (isConflicting(report.expectedStatusVersion(), order.statusVersion)) {
      return Outcome.refused(VERSION_CONFLICT);
    }
    var moved = new LinkedHashMap<ReferenceParcel, String>();
    if (report.milestone() != OrderStatus.COMPLETED || order.status == OrderStatus.DELIVERED) {
      only(cells, "F").forEach(it -> moved.put(it, order.rules.code(report.milestone())));
    }
    var saying = new Saying(report.milestone(), List.of(), report.occurredAt());
    if (!moved.isEmpty()) {
      told.add(order.move(moved, null, saying));
    } else if (!only(cells, "L").isEmpty()) {
      told.add(order.note(EventKind.LATE, null, saying, List.of()));
    } else {
      return Outcome.refused(INVALID_TRANSITION);
    }
    return Outcome.applied(told, lost);
  }

  private Outcome reportOfParcels(Action.Report report, List<ReferenceParcel> named) {
    Map<ReferenceParcel, String> cells = cells(report, named);
    named.stream()
        .filter(it -> order.isMarked(it.packageNo, report.milestone(), report.occurredAt()))
        .forEach(it -> cells.put(it, "="));
    List<ReferenceParcel> moving = only(cells, "F", "F!", "E!", "P");
    if (moving.isEmpty() && !only(cells, "=").isEmpty()) {
      return Outcome.nothing(Result.NO_OP);
    }
    if (isConflicting(report.expectedStatusVersion(), order.statusVersion)) {
      return Outcome.refused(VERSION_CONFLICT);
    }
    if (!moving.isEmpty()) {
      moving.forEach(it -> move(report, it, Objects.requireNonNull(cells.get(it))));
    } else if (!only(cells, "L", "X").isEmpty()) {
      only(cells, "L", "X")
          .forEach(it -> recorded(report, it, Objects.requireNonNull(cells.get(it))));
    } else {
      return Outcome.refused(INVALID_TRANSITION);
    }
    return Outcome.applied(told, lost);
  }

  private void recorded(Action.Report report, ReferenceParcel parcel, String cell) {
    if (cell.equals("L")) {
      late(report, parcel);
    } else {
      note(EventKind.EXCEPTION, report, parcel, List.of());
    }
  }

  private void move(Action.Report report, ReferenceParcel parcel, String cell) {
    List<String> fields = label(report, parcel);
    told.add(
        order.move(
            Map.of(parcel, to(parcel, cell, order.rules.code(report.milestone()))),
            parcel.packageNo,
            new Saying(report.milestone(), fields, report.occurredAt())));
    if (cell.endsWith("!")) {
      lose(parcel);
    }
  }

  private static String to(ReferenceParcel parcel, String cell, String milestone) {
    return switch (cell) {
      case "P" -> parcel.shown() + "@" + milestone;
      case "E!" -> parcel.underneath();
      default -> milestone;
    };
  }

  private void late(Action.Report report, ReferenceParcel parcel) {
    boolean unlabelled = parcel.own.get(Action.Field.MAIL_NO) == null;
    note(EventKind.LATE, report, parcel, unlabelled ? label(report, parcel) : List.of());
  }

  private void note(
      EventKind kind, Action.Report report, ReferenceParcel parcel, List<String> fields) {
    told.add(
        order.note(
            kind,
            parcel.packageNo,
            new Saying(report.milestone(), fields, report.occurredAt()),
            List.of()));
  }

  /** A waybill that is told with a scan; the names of what it changes. */
  private List<String> label(Action.Report report, ReferenceParcel parcel) {
    String mailNo = report.mailNo();
    if (mailNo == null
        || mailNo.equals(parcel.own.get(Action.Field.MAIL_NO))
        || !order.rules.isOpen(parcel.standing, "WAYBILL")) {
      return List.of();
    }
    parcel.own.put(Action.Field.MAIL_NO, mailNo);
    parcel.version++;
    return List.of(Action.Field.MAIL_NO.path());
  }

  Outcome cancel(String id, @Nullable String packageNo, Saying saying) {
    List<ReferenceParcel> named = order.named(packageNo);
    if (named.isEmpty()) {
      return Outcome.refused(INVALID_TRANSITION);
    }
    Map<ReferenceParcel, String> cells = cancelCells(named, "CANCEL");
    var taken = new LinkedHashMap<ReferenceParcel, String>();
    cells.forEach(
        (parcel, cell) -> {
          if (cell.startsWith("+")) {
            taken.put(parcel, cell.substring(1));
          }
        });
    if (taken.isEmpty()) {
      return notTaken(cells);
    }
    if (isWholeOrder(taken, packageNo)) {
      told.add(order.move(taken, null, saying));
    } else {
      taken.forEach((parcel, to) -> take(parcel, to, id, saying));
    }
    return Outcome.applied(told, lost);
  }

  private static Outcome notTaken(Map<ReferenceParcel, String> cells) {
    if (cells.containsValue("not-now")) {
      return Outcome.refused(CANCEL_NOT_NOW);
    }
    return cells.containsValue("already")
        ? Outcome.nothing(Result.NO_OP)
        : Outcome.refused(CANCEL_TOO_LATE);
  }

  /** It has not begun to fall apart into packages. */
  private boolean isWholeOrder(Map<ReferenceParcel, String> taken, @Nullable String packageNo) {
    return taken.keySet().stream().allMatch(ReferenceParcel::isWaiting)
        && order.parcels.stream().allMatch(it -> it.isAny("CAN") || taken.containsKey(it))
        && (packageNo == null || order.parcels.size() == 1);
  }

  private void take(ReferenceParcel parcel, String to, String id, Saying saying) {
    told.add(order.move(Map.of(parcel, to), parcel.packageNo, saying));
    parcel.askedBy = parcel.isIntercepting() ? id : null;
  }

  Outcome answer(Action.Answer answer) {
    List<ReferenceParcel> named = order.named(answer.packageNo());
    boolean caught = answer.outcome() == InterceptOutcome.CAUGHT;
    Map<ReferenceParcel, String> cells = cancelCells(named, caught ? "CAUGHT" : "LOST");
    cells.forEach(
        (parcel, cell) -> {
          if (cell.startsWith("+")) {
            end(parcel, cell.substring(1), answer);
          }
        });
    if (!told.isEmpty()) {
      return Outcome.applied(told, lost);
    }
    return cells.containsValue("already")
        ? Outcome.nothing(Result.NO_OP)
        : Outcome.refused(INVALID_TRANSITION);
  }

  private void end(ReferenceParcel parcel, String to, Action.Answer answer) {
    told.add(order.move(Map.of(parcel, to), parcel.packageNo, Saying.nothing(answer.occurredAt())));
    if (answer.outcome() == InterceptOutcome.TOO_LATE) {
      lose(parcel);
    }
    parcel.askedBy = null;
  }

  private void lose(ReferenceParcel parcel) {
    lost.add(Objects.requireNonNull(parcel.askedBy));
    parcel.askedBy = null;
  }

  Outcome scan(Action.Checkpoint scan) {
    List<ReferenceParcel> named = order.named(scan.packageNo());
    if (named.isEmpty()) {
      return Outcome.refused(INVALID_TRANSITION);
    }
    ReferenceParcel first = named.getFirst();
    boolean one = scan.packageNo() != null || order.parcels.size() == 1 && !first.isWaiting();
    Saying saying = Saying.nothing(scan.occurredAt());
    told.add(order.note(EventKind.CHECKPOINT, one ? first.packageNo : null, saying, List.of()));
    return Outcome.applied(told, lost);
  }

  static boolean isConflicting(@Nullable Integer expected, int actual) {
    return expected != null && expected != actual;
  }

  private Map<ReferenceParcel, String> cells(Action.Report report, List<ReferenceParcel> parcels) {
    var cells = new LinkedHashMap<ReferenceParcel, String>();
    parcels.forEach(it -> cells.put(it, order.rules.milestone(it.standing, report.milestone())));
    return cells;
  }

  private Map<ReferenceParcel, String> cancelCells(List<ReferenceParcel> parcels, String asked) {
    var cells = new LinkedHashMap<ReferenceParcel, String>();
    parcels.forEach(it -> cells.put(it, order.rules.cancel(it.standing, asked)));
    return cells;
  }

  private static List<ReferenceParcel> only(Map<ReferenceParcel, String> cells, String... which) {
    return cells.entrySet().stream()
        .filter(it -> List.of(which).contains(it.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
