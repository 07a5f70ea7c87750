package io.lading.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.lading.core.change.FieldsAfter.ItemFields;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdatingItemsTest {

  private static Journey journey() {
    return Journey.of(FulfilmentMode.DIRECT, OrderStatus.DELIVERED, OrderStatus.SHIPPED)
        .with(
            new ItemFields(1, 100, 0, "{\"a\":1}"),
            new ItemFields(2, 100, 1, null),
            new ItemFields(3, 200, 1, null));
  }

  private static List<String> features(Journey journey) {
    return journey.fields().items().stream().map(ItemFields::feature).map(String::valueOf).toList();
  }

  @Test
  void theItemsOfThatIdGetTheFeatureWhateverTheirStatus() {
    Journey journey = journey().then(Said.ofItem(100, null, "{\"b\":2}"));

    assertThat(features(journey)).containsExactly("{\"a\":1,\"b\":2}", "{\"b\":2}", "null");
    assertThat(Words.events(journey)).isEqualTo("FIELDS");
    assertThat(journey.event().changedFields()).containsExactly("item.feature");
    assertThat(journey.order().version()).isEqualTo(2);
    assertThat(Words.outcome(journey.then(Said.ofItem(100, null, "{\"b\":2}")).outcome()))
        .isEqualTo("no-op");
  }

  @Test
  void ofOnePackageOnlyItsItemsAreMeant() {
    Journey journey = journey().then(Said.ofItem(100, "P2", "{\"b\":2}"));

    assertThat(features(journey)).containsExactly("{\"a\":1}", "{\"b\":2}", "null");
    assertThat(Words.events(journey)).isEqualTo("FIELDS:P2");
    assertThat(journey.order().version()).isEqualTo(1);
    assertThat(journey.order().parcels()).extracting(Parcel::version).containsExactly(1, 2);
  }

  @Test
  void anItemThatIsNotThereOrAFeatureThatIsTooLargeIsRefused() {
    Journey journey = journey().then(Said.ofItem(200, "P1", "{}"));
    assertThat(Words.outcome(journey.outcome())).isEqualTo("INVALID_TRANSITION");
    journey.then(Said.ofItem(200, "P9", "{}"));
    assertThat(Words.outcome(journey.outcome())).isEqualTo("INVALID_TRANSITION");
    journey.then(Said.ofItem(100, null, "{\"b\":\"" + "x".repeat(1_015) + "\"}"));
    assertThat(Words.outcome(journey.outcome())).isEqualTo("NOT_UPDATABLE_NOW");
    assertThat(journey.changes()).isEmpty();
  }
}
