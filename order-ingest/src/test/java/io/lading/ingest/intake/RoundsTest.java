package io.lading.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Topics;
import io.lading.core.intake.Entry;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A poll is told by the letters of {@link Polls}, one string for each partition. */
class RoundsTest {

  private static final Entries<InputEvent> ENTRIES =
      new Entries<>(
          new JsonEventReader(ContractLimits.DEFAULT),
          new JsonEventWriter(CoordinatePrecision.EXACT),
          Polls.GROUP,
          new Acceptance<>(Topics.TRADE_EVENTS, InputEvent.class));

  @Test
  void paidTradesAloneAreOneRound() {
    assertThat(cut("PPP", "PP")).containsExactly("paid PPP PP");
  }

  @Test
  void whatFollowsTradesAloneIsOneRound() {
    assertThat(cut("CRC", "R")).containsExactly("later CRC R");
  }

  @Test
  void eachRoundTakesTheLeadingRunsOfEveryPartition() {
    assertThat(cut("PPCP", "CCP", "PRRR"))
        .containsExactly("paid PP - P", "later C CC RRR", "paid P P -");
  }

  @Test
  void deadLettersGoWithTheRunTheyStandIn() {
    assertThat(cut("PxPxCxCP")).containsExactly("paid PxPx", "later CxC", "paid P");
  }

  @Test
  void deadLettersInFrontGoWithTheRunBehindThem() {
    assertThat(cut("xxC")).containsExactly("later xxC");
    assertThat(cut("xxP")).containsExactly("paid xxP");
  }

  @Test
  void deadLettersAloneAreARound() {
    assertThat(cut("xx", "x")).containsExactly("paid xx x");
    assertThat(cut("xx", "C")).containsExactly("paid xx -", "later - C");
  }

  @Test
  void whereNoRecordIsThePositionMovesToo() {
    assertThat(cut("", "")).containsExactly("paid  ");
    assertThat(cut("", "C")).containsExactly("paid  -", "later - C");
  }

  @Test
  void eachPieceBeginsWhereTheOneBeforeEndedAndTheLastEndsWhereThePollDid() {
    List<PositionMove> moves =
        rounds("PCP").stream().flatMap(round -> moves(round).stream()).toList();
    assertThat(moves).extracting(PositionMove::fromOffset).containsExactly(0L, 1L, 4L);
    assertThat(moves).extracting(PositionMove::toOffset).containsExactly(1L, 4L, 13L);
    assertThat(moves).extracting(PositionMove::epoch).containsOnly(9L);
  }

  @Test
  void aPartitionWithoutAMoveIsABug() {
    List<IncomingMessage> messages = List.of(Polls.message(5, 0, 'P'));
    assertThatThrownBy(() -> Rounds.of(messages, entries(messages), List.of(Polls.move(4, 1))))
        .isInstanceOf(InvariantBroken.class);
  }

  @Test
  void whateverAPollIsItsOrderIsKeptAndItsMovesJoin() {
    for (long seed = 0; seed < 300; seed++) {
      String[] poll = random(new Random(seed));
      List<Round> rounds = rounds(poll);
      assertThat(cut(poll)).as("seed %d", seed).hasSizeLessThanOrEqualTo(2 * longest(poll) + 1);
      assertThat(inOrder(rounds)).as("seed %d", seed).isEqualTo(identities(poll));
      assertThat(joined(rounds)).as("seed %d", seed).isEqualTo(whole(poll));
    }
  }

  private static String[] random(Random random) {
    String[] poll = new String[1 + random.nextInt(5)];
    for (int partition = 0; partition < poll.length; partition++) {
      var letters = new StringBuilder();
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        letters.append("PPPCRx".charAt(random.nextInt(6)));
      }
      poll[partition] = letters.toString();
    }
    return poll;
  }

  private static int longest(String[] poll) {
    return List.of(poll).stream().mapToInt(String::length).max().orElse(0);
  }

  /** The identities of each partition's entries, in the order of the rounds. */
  private static Map<Integer, List<Identity>> inOrder(List<Round> rounds) {
    Map<Integer, List<Identity>> all = new HashMap<>();
    rounds.stream()
        .flatMap(round -> entries(round).stream())
        .forEach(
            entry ->
                all.computeIfAbsent(partition(entry), none -> new ArrayList<>())
                    .add(entry.identity()));
    return all;
  }

  private static Map<Integer, List<Identity>> identities(String[] poll) {
    Map<Integer, List<Identity>> all = new HashMap<>();
    entries(messages(poll))
        .forEach(
            entry ->
                all.computeIfAbsent(partition(entry), none -> new ArrayList<>())
                    .add(entry.identity()));
    return all;
  }

  /** Each partition's moves as one; broken if one does not begin where the last ended. */
  private static Map<Integer, PositionMove> joined(List<Round> rounds) {
    Map<Integer, PositionMove> all = new HashMap<>();
    rounds.stream()
        .flatMap(round -> moves(round).stream())
        .forEach(move -> all.merge(move.partition().partition(), move, RoundsTest::join));
    return all;
  }

  private static PositionMove join(PositionMove first, PositionMove next) {
    assertThat(next.fromOffset()).isEqualTo(first.toOffset());
    return new PositionMove(first.partition(), first.epoch(), first.fromOffset(), next.toOffset());
  }

  private static Map<Integer, PositionMove> whole(String[] poll) {
    Map<Integer, PositionMove> all = new HashMap<>();
    moves(poll).forEach(move -> all.put(move.partition().partition(), move));
    return all;
  }

  /** Each round as its kind and what it takes of each partition; "-" if it does not touch it. */
  private static List<String> cut(String... poll) {
    return rounds(poll).stream().map(round -> told(round, poll)).toList();
  }

  private static String told(Round round, String[] poll) {
    var told = new StringBuilder(round instanceof Round.Paid ? "paid" : "later");
    for (int partition = 0; partition < poll.length; partition++) {
      int wanted = partition;
      boolean moved =
          moves(round).stream().anyMatch(move -> move.partition().partition() == wanted);
      var letters = new StringBuilder();
      entries(round).stream()
          .filter(entry -> partition(entry) == wanted)
          .forEach(entry -> letters.append(letter(entry, wanted, poll[wanted])));
      told.append(' ').append(moved ? letters : "-");
    }
    return told.toString();
  }

  private static char letter(Entry<?> entry, int partition, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      IncomingMessage message = Polls.message(partition, (long) i * Polls.STEP, letters.charAt(i));
      Entry<InputEvent> same = entries(List.of(message)).getFirst();
      if (Objects.equals(same.identity(), entry.identity())) {
        return letters.charAt(i);
      }
    }
    throw new AssertionError(entry);
  }

  private static List<Round> rounds(String... poll) {
    List<IncomingMessage> messages = messages(poll);
    return Rounds.of(messages, entries(messages), moves(poll));
  }

  private static List<IncomingMessage> messages(String[] poll) {
    var messages = new ArrayList<IncomingMessage>();
    for (int partition = 0; partition < poll.length; partition++) {
      for (int i = 0; i < poll[partition].length(); i++) {
        messages.add(Polls.message(partition, (long) i * Polls.STEP, poll[partition].charAt(i)));
      }
    }
    return messages;
  }

  private static List<PositionMove> moves(String[] poll) {
    var moves = new ArrayList<PositionMove>();
    for (int partition = 0; partition < poll.length; partition++) {
      moves.add(Polls.move(partition, poll[partition].length()));
    }
    return moves;
  }

  private static List<Entry<InputEvent>> entries(List<IncomingMessage> messages) {
    return ENTRIES.of(messages, Instant.EPOCH);
  }

  private static List<? extends Entry<?>> entries(Round round) {
    return switch (round) {
      case Round.Paid(List<Entry<OrderPaid>> trades, var moves) -> trades;
      case Round.Later(List<Entry<InputEvent>> events, var moves) -> events;
    };
  }

  private static List<PositionMove> moves(Round round) {
    return switch (round) {
      case Round.Paid(var trades, var moves) -> moves;
      case Round.Later(var events, var moves) -> moves;
    };
  }

  private static int partition(Entry<?> entry) {
    return entry.from() == null ? -1 : entry.from().partition();
  }
}
