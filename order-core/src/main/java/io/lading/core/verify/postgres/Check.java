package io.lading.core.verify.postgres;

import io.lading.core.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks one invariant in one snapshot of the database. */
public interface Check {

  Finding in(Connection snapshot) throws SQLException;

  /** Every check of what the order centre keeps, by number of the invariant. */
  static List<Check> all() {
    return List.of(
        new OneOrderPerTrade(),
        new WholeOrders(),
        new ItemsInPackages(),
        new FirstEvents(),
        new StockReserved(),
        new StockOnHand(),
        new GaplessEvents(),
        new LegalLives(),
        new WaitingIntercepts(),
        new RememberedContent(),
        new RememberedRejections(),
        new RememberedDeadLetters(),
        new RememberedParking(),
        new TalliesAddUp(),
        new ParkedMessages(),
        new AppliedTraces(),
        new ArchivedOrders(),
        new WholeArchivedOrders(),
        new ArchivedStock());
  }
}
