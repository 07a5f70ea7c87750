package io.lading.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.EventReader;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.Messages;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Reading;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalContentTest {
  private static final String TRADE =
      """
      {"tradeOrderCode":"T1","bizType":"B2C","buyerId":7,"warehouseId":9,
       "receiver":{"name":"王","location":{"lat":31.2,"lon":0}},
       "deliveryWindow":{"from":"2026-03-01T00:00:00Z"},"feature":{"a":1,"b":[2.0]},
       "items":[{"itemId":5,"quantity":2,"unitPrice":1.5}],"packages":[{"packageNo":"P"}]}\
      """;
  private static final String OTHERWISE =
      """
      {"unknown":{"x":[1]},"packages":[{"warehouseId":"9","packageNo":"P"}],
       "items":[{"packageNo":"P","unitPrice":"1.50","quantity":2.0,"skuId":5,"itemId":"5","gift":true}],
       "feature":"{\\"b\\": [2], \\"a\\": 1.0}","deliveryWindow":{"to":null,"from":"2026-03-01T08:00:00.000+08:00"},
       "receiver":{"location":{"lon":-0.0,"lat":31.20},"name":"\\u738b"},"currency":"CNY","totalAmount":3,
       "orderType":"FORWARD","fulfilmentMode":"DIRECT","serviceSeconds":120,"warehouseId":"9","buyerId":"7",
       "bizType":"B2C","tradeOrderCode":"T1"}\
      """;

  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  @Test
  void aTradeEncodedOtherwiseHasTheSameHash() {
    assertThat(CanonicalContent.hash(trade(OTHERWISE)))
        .isEqualTo(CanonicalContent.hash(trade(TRADE)));
  }

  /** If this fails, what the hash covers has changed, and VERSION must change with it. */
  @Test
  void versionOneStaysWhatItIs() {
    assertThat(CanonicalContent.VERSION).isEqualTo((short) 1);
    assertThat(HexFormat.of().formatHex(CanonicalContent.hash(trade(TRADE))))
        .isEqualTo("5f66d470495be82022fd32ac46df1963");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"T1\"->\"T2\"", "\"B2C\"->\"B2B\"", "\"buyerId\":7->\"buyerId\":8", "王->玉",
        "\"warehouseId\":9->\"warehouseId\":1", "31.2->31.3", "00:00Z->00:01Z", "\"a\":1->\"a\":2",
        "\"quantity\":2->\"quantity\":3", "1.5->1.51", "\"P\"->\"Q\"", "\"name\"->\"city\"",
        "\"packages\":->\"nothing\":", "\"receiver\"->\"sender\"", "\"from\"->\"to\""
      })
  void anyOtherContentHasAnotherHash(String change) {
    String[] parts = change.split("->");
    String changed = TRADE.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(TRADE);
    assertThat(CanonicalContent.hash(trade(changed)))
        .isNotEqualTo(CanonicalContent.hash(trade(TRADE)));
  }

  @Test
  void withoutIdTheContentIsTheIdentity() {
    assertThat(identity(OTHERWISE)).isEqualTo(identity(TRADE));
    assertThat(identity(TRADE, "lading-retry", "1")).isNotEqualTo(identity(TRADE));
  }

  @Test
  void withAnIdNothingElseCounts() {
    assertThat(identity(TRADE, "ce_id", "1", "ce_source", "s"))
        .isEqualTo(identity("{}", "ce_id", "1", "ce_source", "s"))
        .isNotEqualTo(identity(TRADE, "ce_id", "1"))
        .isNotEqualTo(identity(TRADE, "ce_id", "2", "ce_source", "s"))
        .isNotEqualTo(identity(TRADE, "ce_id", "1", "ce_source", "s", "lading-retry", "0"));
  }

  @Test
  void whatCannotBeReadIsIdentifiedByItsBytes() {
    assertThat(identity("{")).isEqualTo(identity("{")).isNotEqualTo(identity("{ "));
  }

  private Identity identity(String json, String... headers) {
    IncomingMessage message = Messages.binary(Messages.ORDER_PAID, json, headers);
    return Identity.of(message, reader.read(message));
  }

  private OrderPaid trade(String json) {
    Reading reading = reader.read(Messages.binary(Messages.ORDER_PAID, json));
    assertThat(reading).as(json).isInstanceOf(Reading.Readable.class);
    return (OrderPaid) ((Reading.Readable) reading).event();
  }
}
