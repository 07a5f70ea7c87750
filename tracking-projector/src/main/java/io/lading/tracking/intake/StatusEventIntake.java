package io.lading.tracking.intake;

import io.lading.core.consume.PollHandler;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.intake.PositionMove;
import io.lading.tracking.timeline.Projected;
import io.lading.tracking.timeline.Projection;
import io.lading.tracking.timeline.ProjectionSignal;
import io.lading.tracking.timeline.TimelineLedger;
import io.lading.tracking.timeline.TopicRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what one poll brought, has it recorded, tells of it, counts it. Safe for use by many
 * threads.
 */
public final class StatusEventIntake implements PollHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StatusEventIntake.class);

  private final StatusEventReader reader = new StatusEventReader();
  private final TimelineLedger ledger;
  private final ProjectionSignal signal;
  private final Counter fresh;
  private final Counter repeated;
  private final Counter unreadable;

  public StatusEventIntake(TimelineLedger ledger, ProjectionSignal signal, MeterRegistry meters) {
    this.ledger = ledger;
    this.signal = signal;
    this.fresh = counter(meters, "fresh");
    this.repeated = counter(meters, "repeated");
    this.unreadable = counter(meters, "unreadable");
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    List<TopicRecord> records = messages.stream().map(reader::read).toList();
    Projection projection = Projection.of(records, moves);
    Projected projected = ledger.record(projection);
    signal.projected(projection.events().keySet());
    fresh.increment(projected.fresh());
    repeated.increment(projected.repeated());
    unreadable.increment(projected.unreadable());
    if (projected.unreadable() > 0) {
      LOG.error(
          "{} status events cannot be read; they are kept in the table unreadable",
          projected.unreadable());
    }
  }

  /** Tries what could not be read once more: a later release may be able to. May be repeated. */
  public void readAgain() {
    int settled = ledger.readAgain(reader::read);
    if (settled > 0) {
      LOG.info("{} status events that could not be read before are settled", settled);
    }
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("lading.tracking.events")
        .description("Records of the status topic, projected and committed")
        .tag("outcome", outcome)
        .register(meters);
  }
}
