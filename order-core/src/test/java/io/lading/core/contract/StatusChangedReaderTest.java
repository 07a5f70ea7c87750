package io.lading.core.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusChangedReaderTest {

  private final StatusChangedReader reader = new StatusChangedReader(ContractLimits.DEFAULT);
  private final OutgoingMessage written =
      new JsonEventWriter(CoordinatePrecision.EXACT)
          .statusChanged(OutputSamples.least(), new Origin(null, null, null));

  @Test
  void anEventWithoutATypeIsUnreadableAndNotForeign() {
    assertThat(read(List.of(), data()))
        .isInstanceOfSatisfying(
            StatusReading.Unreadable.class,
            unreadable -> assertThat(unreadable.reason().errorClass()).isEqualTo("NoType"));
  }

  @Test
  void anEventOfAnotherTypeIsForeign() {
    assertThat(read(List.of(header("ce_type", "io.lading.order.later")), data()))
        .isEqualTo(new StatusReading.Foreign("io.lading.order.later"));
    assertThat(read(structured(), "{\"type\":\"io.lading.order.later\",\"data\":{}}"))
        .isEqualTo(new StatusReading.Foreign("io.lading.order.later"));
  }

  @Test
  void structuredModeIsReadLikeBinaryMode() {
    String document =
        "{\"specversion\":\"1.0\",\"type\":\"io.lading.order.status-changed\",\"data\":%s}";
    assertThat(read(structured(), document.formatted(data())))
        .isEqualTo(read(written.headers(), data()))
        .isInstanceOf(StatusReading.Changed.class);
    assertThat(read(structured(), "{\"data\":{}}")).isInstanceOf(StatusReading.Unreadable.class);
    assertThat(read(structured(), "{")).isInstanceOf(StatusReading.Unreadable.class);
  }

  @Test
  void aDestinationOutOfRangeHidesNoOtherShipment() {
    String shipments =
        """
        ,"shipments":[%s,%s]}\
        """
            .formatted(shipment("p1", "{\"lat\":95,\"lon\":-200.5}"), shipment("p2", "{}"));
    String data = data().replaceFirst("(,\"shipments\":.*)?}$", "") + shipments;
    assertThat(read(written.headers(), data))
        .isInstanceOfSatisfying(
            StatusReading.Changed.class,
            changed ->
                assertThat(changed.event().shipments())
                    .extracting(Shipment::destination)
                    .containsExactly(
                        new Destination(null, 95.0, -200.5), new Destination(null, null, null)));
    assertThat(read(written.headers(), data.replace(":95,", ":\"north\",")))
        .isInstanceOf(StatusReading.Unreadable.class);
  }

  private static String shipment(String packageNo, String destination) {
    return """
    {"packageNo":"%s","warehouseId":1,"destination":%s,"weight":1,"volume":1,"itemCount":1,"serviceSeconds":0}\
    """
        .formatted(packageNo, destination);
  }

  private StatusReading read(List<MessageHeader> headers, String value) {
    return reader.read(
        new IncomingMessage("status", 0, 0, 0, null, value.getBytes(UTF_8), headers));
  }

  private String data() {
    return new String(requireNonNull(written.payload()), UTF_8);
  }

  private static List<MessageHeader> structured() {
    return List.of(header("content-type", "application/cloudevents+json; charset=UTF-8"));
  }

  private static MessageHeader header(String name, String value) {
    return new MessageHeader(name, value.getBytes(UTF_8));
  }
}
