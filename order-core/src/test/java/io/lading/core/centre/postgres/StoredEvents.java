package io.lading.core.centre.postgres;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.PackageState;
import io.lading.core.contract.Shipment;
import io.lading.core.contract.StatusChanged;
import io.lading.core.contract.StatusChangedReader;
import io.lading.core.contract.StatusReading;
import io.lading.core.contract.Topics;
import io.lading.core.outbox.HeaderBytes;
import io.lading.core.reference.Outcome.Told;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the outbox, decoded as consumers would, in the words of the reference model. */
final class StoredEvents {

  private static final StatusChangedReader READER = new StatusChangedReader(ContractLimits.DEFAULT);
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Told> told = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  void read(String topic, byte[] headers, byte[] payload) {
    switch (topic) {
      case Topics.ORDER_STATUS -> told.add(told(headers, payload));
      case Topics.ORDER_REJECTIONS -> refusals.add(refusal(payload));
      default -> throw new IllegalStateException("nothing is to be written to " + topic);
    }
  }

  List<Told> told() {
    return told;
  }

  /** Of each its cause and its code. */
  List<String> refusals() {
    return refusals;
  }

  private static Told told(byte[] headers, byte[] payload) {
    var message =
        new IncomingMessage(
            Topics.ORDER_STATUS, 0, 0, 0, null, payload, HeaderBytes.decode(headers));
    if (READER.read(message) instanceof StatusReading.Changed(StatusChanged event, var _)) {
      return told(event);
    }
    throw new IllegalStateException("no status event: " + READER.read(message));
  }

  private static Told told(StatusChanged event) {
    PackageState state = event.packageState();
    return new Told(
        event.tradeOrderCode(),
        event.sequence(),
        event.statusVersion(),
        event.kind(),
        event.status(),
        event.previousStatus(),
        event.milestone(),
        state == null ? null : state.packageNo(),
        event.changedFields(),
        isTold(event) ? event.occurredAt() : null,
        event.shipments().stream().map(Shipment::packageNo).toList());
  }

  /** Whether somebody said when it happened: no update of fields does. */
  private static boolean isTold(StatusChanged event) {
    return event.kind() != EventKind.FIELDS && !event.recordedAt().equals(event.occurredAt());
  }

  private static String refusal(byte[] payload) {
    JsonNode json = JSON.readTree(payload);
    return json.get("causationId").asString() + " " + json.get("code").asString();
  }
}
