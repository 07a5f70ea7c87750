package io.lading.ingest.wiring;

import io.lading.core.change.ArchivePolicy;
import io.lading.core.change.LifeLimits;
import io.lading.core.consume.IntakeSettings;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.Topics;
import io.lading.ingest.api.ApiLimits;
import java.time.Duration;

/** Settings in the words of the rooms. */
final class Bounds {

  private static final Duration NEVER = Duration.ofDays(100 * 365);

  private Bounds() {}

  static ContractLimits contract(IngestSettings.Messages messages) {
    return new ContractLimits(
        Math.toIntExact(messages.maxSize().toBytes()),
        messages.maxDepth(),
        messages.maxNumberLength(),
        messages.maxNameLength(),
        messages.maxViolations());
  }

  static ApiLimits api(IngestSettings.Api api) {
    return new ApiLimits(
        Math.toIntExact(api.maxBodySize().toBytes()),
        api.concurrentWrites(),
        api.patience(),
        api.retryAfter());
  }

  /** A limit of zero is none: so far away that nobody meets it. */
  static LifeLimits life(IngestSettings settings) {
    IngestSettings.Life life = settings.life();
    IngestSettings.Parking parking = settings.parking();
    return new LifeLimits(
        orNever(life.confirmWithin()),
        orNever(life.answerWithin()),
        life.completeAfter(),
        new LifeLimits.Parking(
            parking.firstDelay(),
            parking.longestDelay(),
            parking.atMost(),
            new LifeLimits.Room(
                parking.most(), parking.mostBytes().toBytes(), parking.inHand().toBytes())),
        life.page());
  }

  /** Zero is for ever. */
  static ArchivePolicy archive(IngestSettings.Archive archive) {
    return new ArchivePolicy(
        archive.after(),
        archive.keepFor().isZero() ? null : archive.keepFor(),
        archive.detachOnly(),
        archive.page());
  }

  private static Duration orNever(Duration limit) {
    return limit.isZero() ? NEVER : limit;
  }

  static IntakeSettings trades(IngestSettings.Intake intake) {
    IngestSettings.Trades trades = intake.trades();
    return intake(
        intake, trades.group(), Topics.TRADE_EVENTS, trades.consumers(), trades.pollRecords());
  }

  static IntakeSettings inventory(IngestSettings.Intake intake) {
    IngestSettings.Inventory stock = intake.inventory();
    return intake(
        intake, stock.group(), Topics.INVENTORY_UPDATES, stock.consumers(), stock.pollRecords());
  }

  static IntakeSettings updates(IngestSettings.Intake intake) {
    IngestSettings.Updates updates = intake.updates();
    return intake(
        intake, updates.group(), Topics.ORDER_UPDATES, updates.consumers(), updates.pollRecords());
  }

  static IntakeSettings snapshots(IngestSettings settings) {
    IngestSettings.Snapshots snapshots = settings.snapshots();
    return intake(
        settings.intake(),
        snapshots.group(),
        Topics.ORDER_STATUS,
        snapshots.consumers(),
        snapshots.pollRecords());
  }

  private static IntakeSettings intake(
      IngestSettings.Intake intake, String group, String topic, int consumers, int records) {
    return new IntakeSettings(
        group,
        topic,
        consumers,
        records,
        intake.gather(),
        intake.firstBackOff(),
        intake.longestBackOff(),
        intake.probeInterval(),
        intake.stopTimeout());
  }
}
