package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published document says what the code does. */
class AsyncApiTest {
  private final JsonNode api =
      new YAMLMapper().readTree(Schemas.resource("/contract/asyncapi.yaml"));

  @Test
  void itIsAsyncApi3() {
    assertThat(api.path("asyncapi").asString()).isEqualTo("3.0.0");
  }

  @Test
  void everyTopicIsAChannelWithItsMessages() {
    Map<String, Set<String>> published = new TreeMap<>();
    for (JsonNode channel : api.get("channels").values()) {
      Set<String> names = new TreeSet<>();
      channel
          .get("messages")
          .forEach(message -> names.add(resolve(message).get("name").asString()));
      published.put(channel.get("address").asString(), names);
    }

    assertThat(published).isEqualTo(topicsOfTheCode());
  }

  private static Map<String, Set<String>> topicsOfTheCode() {
    Map<String, Set<String>> topics =
        Arrays.stream(EventType.values())
            .collect(
                Collectors.groupingBy(
                    EventType::topic,
                    TreeMap::new,
                    Collectors.mapping(EventType::type, Collectors.toCollection(TreeSet::new))));
    for (EventType type : EventType.values()) {
      if (type.direction() == EventType.Direction.IN) {
        topics.computeIfAbsent(type.topic(), topic -> new TreeSet<>()).add("structuredEvent");
        topics.put(Topics.deadLettersOf(type.topic()), Set.of("deadLetter"));
      }
    }
    return topics;
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeIsAMessageWithItsSchema(EventType type) {
    JsonNode message =
        api.at("/components/messages")
            .valueStream()
            .filter(candidate -> candidate.get("name").asString().equals(type.type()))
            .findFirst()
            .orElseThrow();

    assertThat(message.at("/payload/schema/$ref").asString())
        .isEqualTo("./schemas/" + type.type() + ".json");
    assertThat(Schemas.tree(type).get("title").asString()).isEqualTo(type.type());
    assertThat(message.at("/bindings/kafka/key").isObject()).isTrue();
  }

  @Test
  void everythingOfTheContractIsReadOrWritten() {
    for (JsonNode message : api.at("/components/messages").values()) {
      assertThat(message.has("x-status")).as(message.path("name").asString()).isFalse();
    }
    for (JsonNode operation : api.get("operations").values()) {
      assertThat(operation.has("x-status")).isFalse();
    }
  }

  @Test
  void theLimitsAreThoseOfTheCode() {
    ContractLimits limits = ContractLimits.DEFAULT;
    assertThat(api.at("/info/description").asString().replaceAll("\\s+", " "))
        .contains(
            "at most %d bytes, JSON at most %d deep, numbers of at most %d characters, field names of at most %d."
                .formatted(
                    limits.maxBytes(),
                    limits.maxDepth(),
                    limits.maxNumberLength(),
                    limits.maxNameLength()));
  }

  @Test
  void anEventOfTheStructuredModeIsAsPublished() {
    JsonNode headers = api.at("/components/schemas/structuredHeaders");
    String contentType = "application/cloudevents+json; charset=utf-8";
    assertThat(contentType).matches(headers.at("/properties/content-type/pattern").asString());
    assertThat(headers.get("required").valueStream().map(JsonNode::asString))
        .containsExactly("content-type");
    String event =
        """
        {"type":"io.lading.trade.order-cancelled","data":{"tradeOrderCode":"T","bizType":"B"}}\
        """;
    assertThat(new JsonEventReader(ContractLimits.DEFAULT).read(Messages.structured(event)))
        .isInstanceOf(Reading.Readable.class);
    assertThat(
            api.at("/components/schemas/structuredPayload/required")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactly("type");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theDirectionIsThatOfTheCode(EventType type) {
    String action = type.direction() == EventType.Direction.IN ? "receive" : "send";

    assertThat(api.get("operations").valueStream())
        .filteredOn(
            operation ->
                resolve(operation.get("channel")).get("address").asString().equals(type.topic()))
        .extracting(operation -> operation.get("action").asString())
        .containsExactly(action);
  }

  @Test
  void headersWrittenAreHeadersPublished() {
    OutputSamples.written()
        .map(sample -> (OutgoingMessage) sample.get()[1])
        .forEach(message -> assertThat(names(message)).isSubsetOf(outputHeaders()));
    assertThat(outputHeaders()).contains("lading-republished");
  }

  @Test
  void headersOfDeadLettersAreHeadersPublished() {
    OutgoingMessage letter =
        new JsonEventWriter(CoordinatePrecision.NONE)
            .deadLetter(
                Messages.binary("t", "{}"),
                new DeadLetterReason(DeadLetterCode.UNKNOWN_TYPE, "UnknownType", "t"),
                "g",
                1,
                Instant.EPOCH);
    Set<String> added = names(letter);
    added.remove("ce_type");
    added.add("lading-republished");
    added.add(Topics.TRUNCATED_HEADER);

    JsonNode schema = api.at("/components/schemas/deadLetterHeaders");
    assertThat(added).isEqualTo(new TreeSet<>(schema.get("properties").propertyNames()));
    assertThat(
            schema.at("/properties/lading-error-code/enum").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(Arrays.stream(DeadLetterCode.values()).map(Enum::name).toList());
  }

  private Set<String> outputHeaders() {
    Set<String> headers =
        new TreeSet<>(api.at("/components/schemas/outputHeaders/properties").propertyNames());
    headers.addAll(api.at("/components/schemas/statusHeaders/allOf/1/properties").propertyNames());
    return headers;
  }

  private static Set<String> names(OutgoingMessage message) {
    return message.headers().stream()
        .map(MessageHeader::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode resolve(JsonNode reference) {
    return api.at(reference.get("$ref").asString().substring(1));
  }
}
