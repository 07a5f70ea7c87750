package io.lading.core.centre.postgres;

import io.lading.core.postgres.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Runs what a chore does in transactions, and tells the relay if one announced anything. */
final class TimedChore {

  /** done: how much; announced: whether the relay has something to publish. */
  record Pass(int done, boolean announced) {
    static final Pass NOTHING = new Pass(0, false);
  }

  interface Work {
    Pass in(Connection transaction) throws SQLException;
  }

  private final OrderCentre.Needs needs;
  private final Transactions transactions;
  private final InstantSource clock;

  TimedChore(OrderCentre.Needs needs, InstantSource clock) {
    this.needs = needs;
    this.transactions = new Transactions(needs.database());
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Reads, and changes nothing that is to be announced. */
  <R> R run(Transactions.Work<R> work) {
    return transactions.run(work);
  }

  /** Returns how much was done. */
  int runOnce(Work work) {
    Pass pass = Attempts.of(() -> transactions.run(work::in));
    if (pass.announced()) {
      needs.commits().committed();
    }
    return pass.done();
  }
}
