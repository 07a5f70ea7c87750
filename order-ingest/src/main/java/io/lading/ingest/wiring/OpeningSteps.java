package io.lading.ingest.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.consume.IntakeSettings;
import io.lading.core.consume.PollHandler;
import io.lading.core.consume.TopicIntake;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.contract.Topics;
import io.lading.core.id.LeaseRenewal;
import io.lading.core.id.Snowflake;
import io.lading.core.opening.Chore;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.Step;
import io.lading.core.outbox.postgres.PostgresOutbox;
import io.lading.core.relay.BrokerUnavailable;
import io.lading.core.relay.OutboxRelay;
import io.lading.ingest.intake.InventoryIntake;
import io.lading.ingest.intake.TradeIntake;
import io.lading.ingest.intake.UpdateIntake;
import io.lading.ingest.relay.RestoreGuard;
import io.lading.ingest.relay.StatusTail;
import io.lading.ingest.relay.TopicGuard;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;

/** What has to be done, in this order, before the service is open. */
@Component
record OpeningSteps(
    IngestSettings settings,
    HikariDataSource database,
    OrderCentre centre,
    Snowflake ids,
    LeaseRenewal leaseRenewal,
    OutboxRelay relay,
    TopicGuard topicGuard,
    TopicIntakes intakes,
    TradeIntake trades,
    UpdateIntake updates,
    InventoryIntake inventory,
    LifeChores lifeChores,
    ChoreHealth choreHealth,
    Following following,
    Clock clock) {

  List<Step> inOrder() {
    Step stock = stock();
    Step updates = updates(stock);
    return List.of(
        schema(),
        outbox(),
        topics(),
        guard(),
        workerNumber(),
        publishing(),
        pruning(),
        lifeChores.step(),
        following.step(),
        stock,
        updates,
        orders(updates));
  }

  private Step schema() {
    return Step.once(
        "Migrating the schema",
        () -> {
          if (settings.database().migrate()) {
            Databases.migration(settings.database()).run();
          }
        });
  }

  private Step outbox() {
    return Step.once("Preparing the outbox", relay::prepare);
  }

  private Step topics() {
    return Step.once("Looking for the topics to publish to", topicGuard::look);
  }

  private Step guard() {
    StatusTail tail =
        new StatusTail(KafkaConnection.of(settings.kafka()), Topics.ORDER_STATUS, StatusTail.USUAL);
    RestoreGuard guard = new RestoreGuard(new PostgresOutbox(database).knownOrders(), tail);
    return Step.once(
        "Comparing the database with what was announced",
        () -> {
          try {
            guard.demandInStep();
          } catch (BrokerUnavailable away) {
            throw new KafkaException(away.getMessage(), away);
          }
        });
  }

  private Step workerNumber() {
    return new Step(
        "Leasing a worker number",
        leaseRenewal::start,
        () -> {
          leaseRenewal.close();
          ids.close();
        });
  }

  private Step publishing() {
    return new Step("Starting the relay", relay::start, relay::stop);
  }

  private Step pruning() {
    IngestSettings.Identities identities = settings.identities();
    var prune = centre.pruneIdentities(identities.retention(), identities.pruneBatch(), clock);
    Chore chore = new Chore("identities-pruning", prune, identities.pruneEvery(), choreHealth);
    return new Step("Starting the pruning of identities", chore::start, chore::stop);
  }

  private Step stock() {
    TopicIntake intake = intakes.intake(Bounds.inventory(settings.intake()), inventory);
    return new Step("Consuming " + Topics.INVENTORY_UPDATES, intake::start, intake::stop);
  }

  private Step updates(Step others) {
    return consuming(Bounds.updates(settings.intake()), updates, others);
  }

  /** Closed first, and the other topics with it: what they have in hand is waited for once. */
  private Step orders(Step others) {
    return consuming(Bounds.trades(settings.intake()), trades, others);
  }

  private Step consuming(IntakeSettings topic, PollHandler handler, Step others) {
    TopicIntake intake = intakes.intake(topic, handler);
    return new Step(
        "Consuming " + topic.topic(), intake::start, Step.together(intake::stop, others.close()));
  }
}
