package io.lading.planner.verify;

import io.lading.core.verify.Report;
import io.lading.planner.verify.postgres.RouteQuestions;
import javax.sql.DataSource;

/**
 * Invariant 9: a parcel is on at most one live route, a route never exceeds its courier's limits, a
 * departed route does not change. Looks at the planner's tables and outbox in one snapshot; changes
 * and blocks nothing; works on a live or a broken system.
 */
public final class RouteInvariants {

  private final DataSource database;

  /** {@code database}: connections of the role lading_verify. */
  public RouteInvariants(DataSource database) {
    this.database = database;
  }

  /**
   * @throws io.lading.core.intake.StorageUnavailable the database cannot be asked
   */
  public Report check() {
    return new Report(RouteQuestions.answered(database));
  }
}
