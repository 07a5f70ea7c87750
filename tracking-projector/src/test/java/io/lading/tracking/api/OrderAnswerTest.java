package io.lading.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.contract.Party;
import io.lading.tracking.disclosure.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderAnswerTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void anybodyIsToldNothingPersonal() {
    String json = json(Caller.ANYBODY, null);
    assertThat(json)
        .doesNotContain(SampleOrders.PERSONAL, "name\"", "telephone", "street", "\"address\"")
        .doesNotContain("location", "feature", "30.12", "120.12", "receiptCode", "buyerName")
        .contains("\"personalData\":false", "杭州市", "330106", "\"sellerName\":\"seller\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"RECEIPT_HOLDER", "SERVICE"})
  void whoMaySeePersonalDataIsToldAllOfIt(Caller caller) {
    String json = json(caller, null);
    assertThat(json.split(SampleOrders.PERSONAL + "\\\\?\"", -1))
        .as("buyerName; name, telephone, street, address of four; features of order, package, item")
        .hasSize(1 + 1 + 4 * 4 + 3);
    assertThat(json).contains("\"personalData\":true", "30.123456");
  }

  @Test
  void idsAreStringsTimesAreInUtcMoneyIsDecimalAndFeaturesAreObjects() {
    JsonNode answer = JSON.readTree(json(Caller.SERVICE, "H9NQGXSJTY"));
    assertThat(answer.path("orderId").stringValue()).isEqualTo("4711");
    assertThat(answer.path("lgOrderCode").stringValue()).isEqualTo("LG0000000000000004711");
    assertThat(answer.path("parentLgOrderCode").stringValue()).isEqualTo("LG0000000000000000001");
    assertThat(answer.path("receiver").path("id").stringValue()).isEqualTo("9007199254740993");
    assertThat(answer.path("createdAt").stringValue()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(answer.path("feature").path("note").stringValue()).isEqualTo(SampleOrders.PERSONAL);
    assertThat(answer.path("receiptCode").stringValue()).isEqualTo("H9NQGXSJTY");
    assertThat(json(Caller.SERVICE, null))
        .contains("\"totalAmount\":19.90", "\"unitPrice\":9.95", "\"volume\":0.000000");
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    String json =
        JSON.writeValueAsString(OrderAnswer.of(SampleOrders.bare(), Caller.SERVICE, null));
    assertThat(json).doesNotContain("null", "receiver", "packages", "items", "feature");
  }

  @Test
  void aPartyOfWhomOnlyPersonalDataIsKnownIsAbsent() {
    var party = new Party(null, "name", null, null, null, null, null, null, null, null);
    assertThat(PartyAnswer.of(party, Caller.ANYBODY)).isNull();
    assertThat(PartyAnswer.of(party, Caller.SERVICE)).isNotNull();
  }

  private static String json(Caller caller, @Nullable String receiptCode) {
    return JSON.writeValueAsString(OrderAnswer.of(SampleOrders.full(), caller, receiptCode));
  }
}
