package io.lading.ingest.wiring;

import io.lading.core.consume.IntakeSettings;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.Topics;
import io.lading.ingest.api.ApiLimits;

/** Settings in the words of the rooms. */
final class Bounds {

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

  private static IntakeSettings intake(
      IngestSettings.Intake intake, String group, String topic, int consumers, int records) {
    return new IntakeSettings(
        group,
        topic,
        consumers,
        records,
        intake.firstBackOff(),
        intake.longestBackOff(),
        intake.probeInterval(),
        intake.stopTimeout());
  }
}
