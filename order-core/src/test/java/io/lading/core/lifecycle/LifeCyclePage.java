package io.lading.core.lifecycle;

import static java.util.stream.Collectors.joining;

import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.util.stream.Stream;

/** The documentation of the life cycle, written by asking the rules themselves. */
final class LifeCyclePage {

  private static final String BEGINNING =
      """
      # The life of an order

      Generated from `io.lading.core.lifecycle` (the data: `Transitions`). Not to be edited: `LifeCyclePageTest` fails
      if this page and the rules differ, and writes it anew with

          mvn -pl order-core -am test -Dtest=LifeCyclePageTest -Dlading.pages=write -Dsurefire.failIfNoSpecifiedTests=false

      PENDING, CONFIRMED and COMPLETED belong to the order; from SHIPPED on each package walks for itself. A package is
      cancelled or intercepted *at* some point of its way: written `STATUS at POINT`.

      The diagrams show single steps. Steps forward may be jumped over, except that to COMPLETED; a `scan` stands for the
      nearest milestone that ends an intercept too late, and for all beyond it.

      In the tables of milestones: **F** further along the path: applied, skipped ones are not invented · **F!** applied, and
      the cancel that asked is refused `CANCEL_TOO_LATE` · **E!** the intercept ends where the package is, and the cancel is
      refused so too · **P** progress: recorded, the intercept waits on · **L** passed
      already: recorded as `LATE` · **X** contradicts a cancelled package: recorded as `EXCEPTION` · **=** the present status
      again: no-op · empty: `INVALID_TRANSITION`. A physical milestone that the mode does not have contradicts a cancelled
      package too; of any other package it is `INVALID_TRANSITION`.

      """;

  private static final String ORDER =
      """
      ## The order's status

      While any package is on its way (SHIPPED … OUT_FOR_DELIVERY, or intercepted), the least advanced of those decides. An intercepted one counts
      where its scans have brought it, and is shown as intercepted only if nothing else is on its way. With none on its
      way the first of these that any package has:
      %s.

      """;

  private static final String STOCK =
      """
      ## Stock

      What a package has done to the stock of its items, by its status. Whatever happens, stock moves by the difference of
      two of these, so each move happens once.

      """;

  private static final String FIELDS =
      """
      ## Fields

      Until when they can be changed. An intercepted package counts where it is underneath.

      """;

  static String text() {
    return BEGINNING
        + Stream.of(FulfilmentMode.values()).map(LifeCyclePage::mode).collect(joining())
        + ORDER.formatted(
            Transitions.DECIDING.stream().map(OrderStatus::name).collect(joining(", ")))
        + Stream.of(FulfilmentMode.values()).map(LifeCyclePage::twoPackages).collect(joining())
        + STOCK
        + LifeCycleTables.holdings()
        + "\n"
        + FIELDS
        + LifeCycleTables.fields();
  }

  private static String mode(FulfilmentMode mode) {
    return "## %s\n\n%s\n### Milestones reported of a package\n\n%s\n### Cancels, and the answers to intercepts\n\n%s\n"
        .formatted(
            mode,
            new LifeCycleDiagram(mode),
            LifeCycleTables.milestones(mode),
            LifeCycleTables.cancels(mode));
  }

  private static String twoPackages(FulfilmentMode mode) {
    return "<details><summary>Two packages in %s</summary>\n\n%s\n</details>\n\n"
        .formatted(mode, LifeCycleTables.twoPackages(mode));
  }

  private LifeCyclePage() {}
}
