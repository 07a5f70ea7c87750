package io.lading.ingest.intake;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.OrderPaid;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.PositionMove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a poll of trades and of what becomes of them into rounds, each for one use case: paid trades
 * from the front of every partition, then what follows them, and so on. The order within a
 * partition is kept, so what follows a trade finds its order there, and each partition's moves join
 * without a gap. One kind alone is one round.
 */
final class Rounds {

  private Rounds() {}

  /** {@code entries}: of the messages, in their order. */
  static List<Round> of(
      List<IncomingMessage> messages, List<Entry<InputEvent>> entries, List<PositionMove> moves) {
    Collection<Lane> lanes = lanes(messages, entries, moves);
    var rounds = new ArrayList<Round>();
    while (!lanes.stream().allMatch(Lane::isDone)) {
      addPaid(lanes, rounds);
      addLater(lanes, rounds);
    }
    return rounds;
  }

  private static Collection<Lane> lanes(
      List<IncomingMessage> messages, List<Entry<InputEvent>> entries, List<PositionMove> moves) {
    Map<Integer, Lane> lanes = new LinkedHashMap<>();
    moves.forEach(move -> lanes.put(move.partition().partition(), new Lane(move)));
    for (int i = 0; i < messages.size(); i++) {
      IncomingMessage message = messages.get(i);
      Lane lane = lanes.get(message.partition());
      if (lane == null) {
        throw new InvariantBroken("no position moves with " + message.topic() + " " + moves);
      }
      lane.add(entries.get(i), message.offset());
    }
    return lanes.values();
  }

  private static void addPaid(Collection<Lane> lanes, List<Round> rounds) {
    var entries = new ArrayList<Entry<InputEvent>>();
    var moves = new ArrayList<PositionMove>();
    lanes.forEach(lane -> lane.take(true, entries, moves));
    if (!moves.isEmpty()) {
      rounds.add(new Round.Paid(entries.stream().map(Rounds::paid).toList(), moves));
    }
  }

  private static void addLater(Collection<Lane> lanes, List<Round> rounds) {
    var entries = new ArrayList<Entry<InputEvent>>();
    var moves = new ArrayList<PositionMove>();
    lanes.forEach(lane -> lane.take(false, entries, moves));
    if (!moves.isEmpty()) {
      rounds.add(new Round.Later(entries, moves));
    }
  }

  private static Entry<OrderPaid> paid(Entry<InputEvent> entry) {
    return switch (entry) {
      case Entry.Dead<InputEvent>(var identity, var from, var code, var letter) ->
          new Entry.Dead<>(identity, from, code, letter);
      case Entry.Actionable<InputEvent>(
              var identity,
              var from,
              var event,
              var key,
              var origin,
              var sent) ->
          new Entry.Actionable<>(identity, from, (OrderPaid) event, key, origin, sent);
    };
  }
}
