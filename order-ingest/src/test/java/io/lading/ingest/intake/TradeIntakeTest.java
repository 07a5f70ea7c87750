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
import io.lading.core.intake.Batch;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.StorageUnavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TradeIntakeTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> called = new ArrayList<>();
  private final IntakeNeeds needs =
      new IntakeNeeds(
          new JsonEventReader(ContractLimits.DEFAULT),
          new JsonEventWriter(CoordinatePrecision.EXACT),
          meters,
          Clock.systemUTC());

  @Test
  void aMixedPollGoesToBothUseCasesInTheOrderOfThePartition() {
    handle(intake(), "PPCRP");
    assertThat(called).containsExactly("create 2 to 4", "change 2 to 10", "create 1 to 19");
    assertThat(count("applied")).isEqualTo(3);
    assertThat(count("parked")).isEqualTo(2);
  }

  @Test
  void whatComesAfterAFailureIsNotDone() {
    TradeIntake broken =
        new TradeIntake(
            needs,
            Polls.GROUP,
            this::create,
            batch -> {
              throw new StorageUnavailable("away", new TimeoutException());
            });
    assertThatThrownBy(() -> handle(broken, "PCP")).isInstanceOf(StorageUnavailable.class);
    assertThat(called).containsExactly("create 1 to 1");
    assertThat(count("applied")).isEqualTo(1);
  }

  @Test
  void positionsMoveWithoutRecordsToo() {
    handle(intake(), "");
    assertThat(called).containsExactly("create 0 to 4");
  }

  private TradeIntake intake() {
    return new TradeIntake(needs, Polls.GROUP, this::create, this::change);
  }

  private static void handle(TradeIntake intake, String letters) {
    var messages = new ArrayList<IncomingMessage>();
    for (int i = 0; i < letters.length(); i++) {
      messages.add(Polls.message(0, (long) i * Polls.STEP, letters.charAt(i)));
    }
    intake.handle(messages, List.of(Polls.move(0, letters.length())));
  }

  private List<Outcome> create(Batch<OrderPaid> batch) {
    return answer("create", batch, new Outcome.Applied(1L));
  }

  private List<Outcome> change(Batch<InputEvent> batch) {
    return answer("change", batch, new Outcome.Parked());
  }

  private List<Outcome> answer(String useCase, Batch<?> batch, Outcome outcome) {
    long reached = batch.moves().getLast().toOffset();
    called.add("%s %d to %d".formatted(useCase, batch.entries().size(), reached));
    return batch.entries().stream().map(entry -> outcome).toList();
  }

  private double count(String outcome) {
    return meters.get("lading.intake.outcomes").tag("outcome", outcome).counter().count();
  }
}
