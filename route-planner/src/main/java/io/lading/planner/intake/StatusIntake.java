package io.lading.planner.intake;

import io.lading.core.consume.PollHandler;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.StatusChangedReader;
import io.lading.core.contract.StatusReading;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.LgOrderCode;
import io.lading.planner.parcel.ParcelLedger;
import io.lading.planner.parcel.StatusPoll;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what one poll of the status topic brought and has it taken in: the events of orders on
 * their way forward, in the modes that are planned. Safe for use by many threads.
 */
public final class StatusIntake implements PollHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StatusIntake.class);

  private final StatusChangedReader reader = new StatusChangedReader(ContractLimits.DEFAULT);
  private final Set<FulfilmentMode> modes;
  private final ParcelLedger ledger;
  private final Counter fresh;
  private final Counter unreadable;

  public StatusIntake(Set<FulfilmentMode> modes, ParcelLedger ledger, MeterRegistry meters) {
    this.modes = Set.copyOf(modes);
    this.ledger = ledger;
    this.fresh = counter(meters, "fresh");
    this.unreadable = counter(meters, "unreadable");
  }

  @Override
  public void handle(List<IncomingMessage> messages, List<PositionMove> moves) {
    StatusPoll poll = poll(messages, moves);
    fresh.increment(ledger.record(poll));
    unreadable.increment(poll.unreadable().size());
    if (!poll.unreadable().isEmpty()) {
      LOG.error(
          "{} status events cannot be read; they are noted in the table unreadable",
          poll.unreadable().size());
    }
  }

  private StatusPoll poll(List<IncomingMessage> messages, List<PositionMove> moves) {
    List<StatusPoll.Taken> events = new ArrayList<>();
    List<StatusPoll.Unreadable> unread = new ArrayList<>();
    Map<PartitionRef, Integer> read = new HashMap<>();
    for (IncomingMessage message : messages) {
      PartitionRef from = Partitions.of(message, moves);
      read.merge(from, 1, Integer::sum);
      switch (reader.read(message)) {
        case StatusReading.Changed(StatusChanged event, var _) -> {
          if (!isOwnCode(event)) {
            unread.add(new StatusPoll.Unreadable(from, message, "not the code of its order"));
          } else if (isPlanned(event)) {
            events.add(new StatusPoll.Taken(from, event));
          }
        }
        case StatusReading.Foreign _ -> {}
        case StatusReading.Unreadable(var reason) ->
            unread.add(new StatusPoll.Unreadable(from, message, reason.message()));
      }
    }
    return new StatusPoll(events, unread, read, moves);
  }

  private static boolean isOwnCode(StatusChanged event) {
    return event.orderId() >= 0 && LgOrderCode.of(event.orderId()).equals(event.lgOrderCode());
  }

  private boolean isPlanned(StatusChanged event) {
    return event.orderType() == OrderType.FORWARD && modes.contains(event.fulfilmentMode());
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("lading.planner.events")
        .description("Status events taken in and committed")
        .tag("outcome", outcome)
        .register(meters);
  }
}
